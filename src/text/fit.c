/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/fit.h"

#include <math.h>

#include "base/balance.h"

#define CLASSES 4         /* of lines: tight, decent, loose, very loose */
#define STUB_CHARACTERS 3 /* a last line of no more, or narrower than */
#define STUB_EMS 2        /* this, is a stub */
#define SHORT_PERCENT 15  /* of the measure: a last line should be longer */
#define NARROW_EMS 14     /* a measure, as of a table's cell, where only a last line */
#define NARROW_STUB 2     /* of one syllable and its point is a stub */
#define CELL_EMS 8        /* a measure where one word may well be the last line */
#define RAGGED_EMS 6.0    /* of white at a ragged line's end count as much as r = 1 */
#define BALANCED_LINES 12 /* more are no title */
#define ONE_MORE_LINE 150 /* square ems that it must save a title */
#define NO_NODE G_MAXUINT32
#define TOO_LONG (-1e9)
#define RIGID_EMS                                                                        \
    1 /* the stretch that a line is taken to have: more is white at its end */
#define OVERFULL_PRICE 1e13

#define COMMON_PRICES                                                                    \
    .badness = 80, .line = 10, .loose = 1e5, .gaping = 8e5, .counter = 50, .mark = 100,  \
    .token = 400, .hyphen = 150, .hump = 1000, .emergency = 30000, .sacred = 1e6,        \
    .in_a_row = 1000, .contrast = 5000, .stub = 1e10, .short_last = 1e4

const TextPrices text_prices = {COMMON_PRICES, .syllable = 345, .poor = 1050};
const TextPrices text_prices_ragged = {COMMON_PRICES, .syllable = 3000, .poor = 3500};
const TextPrices text_prices_syllable = {COMMON_PRICES, .syllable = 30, .poor = 60};

typedef struct {
    guint stop;
    guint32 previous; /* node */
    double cost;
    int class;
} Node;

typedef struct {
    const TextStop *stops;
    guint length;
    const TextFitRules *rules;
    GArray *nodes; /* Node, by stop */
    guint first;   /* nodes before it cannot begin a line any more */
} Search;

double
text_fit_ratio(const TextStop *from, const TextStop *to, const TextFitRules *rules,
               bool is_first, bool is_last)
{
    gint64 slack = (is_first ? rules->first_width : rules->rest_width) -
                   (to->until.width - from->before.width);
    if (slack == 0)
        return 0;
    if (slack < 0) {
        gint64 shrink = to->until.shrink - from->before.shrink;
        return rules->is_justified && shrink > 0 ? (double) slack / (double) shrink
                                                 : TOO_LONG;
    }
    if (is_last)
        return 0;
    if (!rules->is_justified)
        return (double) slack / (RAGGED_EMS * rules->em);
    gint64 stretch = to->until.stretch - from->before.stretch;
    gint64 spaces = to->until.spaces - from->before.spaces;
    if (slack <= stretch)
        return (double) slack / (double) stretch;
    if (slack <= stretch + spaces)
        return 1 + (double) (slack - stretch) / (double) spaces;
    gint64 least = (gint64) RIGID_EMS * rules->em;
    return TEXT_RATIO_FLAGGED +
           (double) (slack - stretch - spaces) / (double) MAX(stretch, least);
}

static double
penalty(TextBreak kind, const TextPrices *prices)
{
    switch (kind) {
    case TEXT_BREAK_COUNTER:
        return prices->counter;
    case TEXT_BREAK_MARK:
        return prices->mark;
    case TEXT_BREAK_SYLLABLE:
        return prices->syllable;
    case TEXT_BREAK_POOR:
        return prices->poor;
    case TEXT_BREAK_TOKEN:
        return prices->token;
    case TEXT_BREAK_HYPHEN:
        return prices->hyphen;
    case TEXT_BREAK_HUMP:
        return prices->hump;
    case TEXT_BREAK_NEVER:
        return prices->emergency;
    case TEXT_BREAK_SACRED:
        return prices->sacred;
    default:
        return 0;
    }
}

static bool
splits_word(TextBreak kind)
{
    return kind == TEXT_BREAK_SYLLABLE || kind == TEXT_BREAK_POOR ||
           kind == TEXT_BREAK_HYPHEN || kind == TEXT_BREAK_TOKEN ||
           kind == TEXT_BREAK_HUMP || kind == TEXT_BREAK_NEVER ||
           kind == TEXT_BREAK_SACRED;
}

static int
class_of(double ratio)
{
    return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

static bool
is_stub(gint64 characters, gint64 width, const TextFitRules *rules)
{
    if (rules->rest_width < NARROW_EMS * rules->em)
        return characters <= NARROW_STUB;
    return characters <= STUB_CHARACTERS || width < STUB_EMS * rules->em;
}

/* What the end of the paragraph costs when the last line is short. */
static double
last_line_price(const TextStop *from, const TextStop *to, const TextFitRules *rules)
{
    const TextPrices *prices = rules->prices;
    gint64 width = to->until.width - from->before.width;
    if (is_stub((gint64) to->characters - from->characters, width, rules))
        return prices->stub;
    bool is_short = width < (gint64) rules->rest_width * SHORT_PERCENT / 100 ||
                    (rules->rest_width >= CELL_EMS * rules->em &&
                     (gint64) to->characters - from->characters <= STUB_CHARACTERS);
    return is_short ? prices->short_last : 0;
}

double
text_fit_floor(double ratio, const TextPrices *prices)
{
    double badness = prices->line + prices->badness * ratio * ratio * ratio;
    return badness * badness;
}

/* What the line from `from` to `to` costs, besides what its neighbours have to do with. */
static double
line_price(const TextStop *from, const TextStop *to, const TextFitRules *rules,
           double ratio, bool is_first, bool is_last)
{
    const TextPrices *prices = rules->prices;
    double price = text_fit_floor(fabs(ratio), prices);
    if (ratio > 1 && rules->is_justified)
        price += prices->loose;
    if (ratio > TEXT_RATIO_FLAGGED && rules->is_justified)
        price += prices->gaping;
    if (!is_last) {
        double paid = penalty(to->kind, prices);
        price += paid * paid;
        if (splits_word(to->kind) && splits_word(from->kind))
            price += prices->in_a_row;
    } else if (!is_first) {
        price += last_line_price(from, to, rules);
    }
    return price;
}

static double
contrast_price(int left, int right, const TextFitRules *rules)
{
    return rules->is_justified && ABS(left - right) > 1 ? rules->prices->contrast : 0;
}

static void
consider(const Search *search, guint32 index, guint to, double ratio, Node best[CLASSES])
{
    const Node *node = &g_array_index(search->nodes, Node, index);
    bool is_first = node->stop == 0, is_last = to == search->length - 1;
    int class = class_of(ratio);
    double cost = node->cost + contrast_price(node->class, class, search->rules) +
                  line_price(&search->stops[node->stop], &search->stops[to],
                             search->rules, ratio, is_first, is_last);
    if (best[class].previous == NO_NODE || cost < best[class].cost)
        best[class] = (Node){to, index, cost, class};
}

/* Classes that cost more than the best one and a contrast can never win. */
static void
add_nodes(Search *search, const Node best[CLASSES])
{
    double least = INFINITY;
    for (int i = 0; i < CLASSES; i++)
        if (best[i].previous != NO_NODE)
            least = MIN(least, best[i].cost);
    for (int i = 0; i < CLASSES; i++)
        if (best[i].previous != NO_NODE &&
            best[i].cost <= least + search->rules->prices->contrast)
            g_array_append_val(search->nodes, best[i]);
}

/* Lets go of nodes from which stop `to` is too far. False when none is left. */
static bool
drop_far_nodes(Search *search, guint to)
{
    while (search->first < search->nodes->len) {
        const Node *node = &g_array_index(search->nodes, Node, search->first);
        double ratio =
            text_fit_ratio(&search->stops[node->stop], &search->stops[to], search->rules,
                           node->stop == 0, to == search->length - 1);
        if (ratio >= -1)
            return true;
        search->first++;
    }
    return false;
}

/* A line that is too long, from the last node there was: nothing else is left. */
static void
force_node(Search *search, guint to)
{
    guint32 last = search->nodes->len - 1;
    double cost = g_array_index(search->nodes, Node, last).cost + OVERFULL_PRICE;
    Node node = {to, last, cost, 0};
    g_array_append_val(search->nodes, node);
    search->first = last + 1;
}

/* Tries every line that ends at stop `to`. */
static bool
try_stop(Search *search, guint to)
{
    Node best[CLASSES];
    for (int i = 0; i < CLASSES; i++)
        best[i].previous = NO_NODE;
    if (!drop_far_nodes(search, to)) {
        if (search->rules->is_last_resort)
            force_node(search, to);
        return search->rules->is_last_resort;
    }
    bool is_last = to == search->length - 1;
    for (guint32 i = search->first; i < search->nodes->len; i++) {
        const Node *node = &g_array_index(search->nodes, Node, i);
        double ratio = text_fit_ratio(&search->stops[node->stop], &search->stops[to],
                                      search->rules, node->stop == 0, is_last);
        if (ratio > search->rules->tolerance)
            break; /* the rest is looser still */
        if (ratio >= -1)
            consider(search, i, to, ratio, best);
    }
    add_nodes(search, best);
    return true;
}

static void
reverse(GArray *numbers)
{
    guint *data = (guint *) (gpointer) numbers->data;
    for (guint i = 0, k = numbers->len; i + 1 < k; i++) {
        guint swapped = data[i];
        data[i] = data[--k];
        data[k] = swapped;
    }
}

/* Follows the cheapest node at the last stop back; false when there is none. */
static bool
collect_ends(const Search *search, TextFit *fit)
{
    guint32 best = NO_NODE;
    fit->cost = INFINITY;
    fit->is_overfull = false;
    for (guint32 i = search->first; i < search->nodes->len; i++) {
        const Node *node = &g_array_index(search->nodes, Node, i);
        if (node->stop == search->length - 1 && node->cost < fit->cost) {
            best = i;
            fit->cost = node->cost;
        }
    }
    for (guint32 i = best; i != NO_NODE;
         i = g_array_index(search->nodes, Node, i).previous)
        g_array_append_val(fit->ends, g_array_index(search->nodes, Node, i).stop);
    if (best == NO_NODE)
        return false;
    fit->is_overfull = fit->cost >= OVERFULL_PRICE;
    g_array_set_size(fit->ends, fit->ends->len - 1); /* the start ends no line */
    reverse(fit->ends);
    return true;
}

GArray *
text_fit_nodes_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(Node));
}

bool
text_fit_best(const GArray *stops, const TextFitRules *rules, TextFit *fit)
{
    g_array_set_size(fit->ends, 0);
    g_array_set_size(fit->nodes, 0);
    Search search = {.stops = (const TextStop *) (gpointer) stops->data,
                     .length = stops->len,
                     .rules = rules,
                     .nodes = fit->nodes};
    Node start = {.stop = 0, .previous = NO_NODE, .cost = 0, .class = 1};
    g_array_append_val(fit->nodes, start);
    for (guint to = 1; to < stops->len; to++)
        if (!try_stop(&search, to))
            return false;
    return collect_ends(&search, fit);
}

void
text_fit_greedy(const GArray *stops, const TextFitRules *rules, TextFit *fit)
{
    const TextStop *all = (const TextStop *) (gpointer) stops->data;
    g_array_set_size(fit->ends, 0);
    fit->cost = 0;
    fit->is_overfull = false;
    int class = 1;
    for (guint from = 0; from + 1 < stops->len;) {
        guint to = from + 1;
        int measure = from == 0 ? rules->first_width : rules->rest_width;
        while (to + 1 < stops->len &&
               all[to + 1].until.width - all[from].before.width <= measure)
            to++;
        bool is_last = to == stops->len - 1;
        double ratio = text_fit_ratio(&all[from], &all[to], rules, from == 0, is_last);
        fit->is_overfull = fit->is_overfull || ratio < -1;
        fit->cost += ratio < -1 ? OVERFULL_PRICE
                                : line_price(&all[from], &all[to], rules, ratio,
                                             from == 0, is_last) +
                                      contrast_price(class, class_of(ratio), rules);
        class = class_of(ratio);
        g_array_append_val(fit->ends, to);
        from = to;
    }
}

/* What is added to a title's price where no space ends the line, in square ems. */
static double
price_of_split(TextBreak kind)
{
    switch (kind) {
    case TEXT_BREAK_COUNTER:
        return 12;
    case TEXT_BREAK_MARK:
        return 4;
    case TEXT_BREAK_SYLLABLE:
    case TEXT_BREAK_POOR:
        return 60;
    case TEXT_BREAK_TOKEN:
    case TEXT_BREAK_HYPHEN:
    case TEXT_BREAK_HUMP:
        return 80;
    case TEXT_BREAK_NEVER:
        return 400;
    case TEXT_BREAK_SACRED:
        return 4000;
    default:
        return 0;
    }
}

void
text_fit_balance(const GArray *stops, const TextFitRules *rules, TextFit *fit)
{
    guint lines = fit->ends->len;
    if (lines < 2 || lines > BALANCED_LINES || fit->is_overfull)
        return;
    g_autofree BalanceStop *places = g_new(BalanceStop, stops->len);
    for (guint i = 0; i < stops->len; i++) {
        const TextStop *stop = &g_array_index(stops, TextStop, i);
        places[i] = (BalanceStop){stop->before.width, stop->until.width,
                                  stop->price + price_of_split(stop->kind)};
    }
    BalanceMeasure measure = {rules->first_width, rules->rest_width, rules->em};
    guint *ends = (guint *) (gpointer) fit->ends->data;
    double price = balance_choose(places, stops->len, &measure, lines, ends);
    guint more[BALANCED_LINES + 1];
    if (balance_choose(places, stops->len, &measure, lines + 1, more) + ONE_MORE_LINE <
        price) {
        g_array_set_size(fit->ends, 0);
        g_array_append_vals(fit->ends, more, lines + 1);
    }
}
