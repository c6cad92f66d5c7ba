/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/balance.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

/* In square ems: two lines that end at a colon may be three ems off, one after a comma two. */
#define PAUSE_PRICE 0
#define COMMA_PRICE 10
#define SPACE_PRICE 20
#define SYLLABLE_PRICE 28
#define PARTICLE_PRICE 26
#define PHRASE_PRICE 34 /* hiragana that is no particle before another script */
#define SCRIPT_PRICE 60 /* between the scripts of one noun: 型システム */
#define WORD_PRICE 150  /* inside a word, or before what hangs on it */

#define OPENING "([{（［｛〔【「『《〈“‘"
#define PAUSES ":;!?：；！？—–―~〜)]}）］｝〕】」』》〉”’"
#define COMMAS ",.，．、。·"
#define PARTICLES "はがをにでとものへや"

static bool
is_one_of(const char *signs, gunichar c)
{
    return c != 0 && g_utf8_strchr(signs, -1, c) != NULL;
}

static gunichar
character_before(const char *text, gsize end)
{
    return end == 0 ? 0 : g_utf8_get_char(g_utf8_prev_char(text + end));
}

typedef enum {
    SCRIPT_OTHER,
    SCRIPT_LATIN,
    SCRIPT_HIRAGANA,
    SCRIPT_KATAKANA,
    SCRIPT_HAN
} Script;

static Script
script_of(gunichar c)
{
    if (c >= 0x3041 && c <= 0x309F)
        return SCRIPT_HIRAGANA;
    if (text_is_kana(c) || c == 0x30FC)
        return SCRIPT_KATAKANA;
    if (text_is_han(c))
        return SCRIPT_HAN;
    return c < 0x250 && g_unichar_isalnum(c) ? SCRIPT_LATIN : SCRIPT_OTHER;
}

/* Between two characters without a space, of which one is kana or Han; else 0. */
static double
price_between_scripts(gunichar last, gunichar then)
{
    Script left = script_of(last), right = script_of(then);
    if (MAX(left, right) < SCRIPT_HIRAGANA || MIN(left, right) == SCRIPT_OTHER)
        return 0;
    if (last == 0x3092) /* を is nothing but a particle */
        return PARTICLE_PRICE;
    if (right == SCRIPT_HIRAGANA || left == right || g_unichar_isdigit(last))
        return WORD_PRICE;
    if (left == SCRIPT_HIRAGANA)
        return is_one_of(PARTICLES, last) ? PARTICLE_PRICE : PHRASE_PRICE;
    return SCRIPT_PRICE;
}

double
balance_price(const char *text, gsize end, gsize next)
{
    gunichar last = character_before(text, end), then = g_utf8_get_char(text + next);
    gsize start = end == 0 ? 0 : (gsize) (g_utf8_prev_char(text + end) - text);
    gunichar before = character_before(text, start);
    bool is_alone = before == 0 || before == ' ' || before == '\n';
    if (is_one_of(OPENING, then) || is_one_of(PAUSES, last) || (last == '-' && is_alone))
        return PAUSE_PRICE;
    if (is_one_of(COMMAS, last))
        return COMMA_PRICE;
    double price = end == next ? price_between_scripts(last, then) : 0;
    if (price > 0)
        return price;
    return is_alone && text_is_hangul(last) ? SYLLABLE_PRICE : SPACE_PRICE;
}

/* The best ways so far: of `lines` lines to each stop. */
typedef struct {
    const BalanceStop *stops;
    guint length;
    const BalanceMeasure *measure;
    double mean;
    double *cost;    /* [line * length + stop] */
    guint *previous; /* likewise: where that line begins */
} Choice;

/* How far a line from one stop to another is from the mean, in square ems. */
static double
deviation(const Choice *self, guint line, gint64 width)
{
    const BalanceMeasure *measure = self->measure;
    gint64 indent = line == 1 ? measure->rest_width - measure->first_width : 0;
    double off = ((double) (width + indent) - self->mean) / (double) MAX(measure->em, 1);
    return off * off;
}

static void
end_line(Choice *self, guint line, guint to)
{
    const BalanceStop *stops = self->stops;
    gint64 room = line == 1 ? self->measure->first_width : self->measure->rest_width;
    double price = to + 1 < self->length ? stops[to].price : 0;
    for (guint from = to; from-- > 0;) {
        gint64 width = stops[to].end - stops[from].start;
        if (width > room)
            break;
        double before = self->cost[(line - 1) * self->length + from];
        double cost = before + deviation(self, line, width) + price;
        if (cost < self->cost[line * self->length + to]) {
            self->cost[line * self->length + to] = cost;
            self->previous[line * self->length + to] = from;
        }
    }
}

double
balance_choose(const BalanceStop *stops, guint length, const BalanceMeasure *measure,
               guint lines, guint *ends)
{
    gsize size = (gsize) (lines + 1) * length;
    gint64 all = stops[length - 1].end - stops[0].start + measure->rest_width -
                 measure->first_width;
    g_autofree double *cost = g_new(double, size);
    g_autofree guint *previous = g_new0(guint, size);
    Choice self = {stops, length, measure, (double) all / MAX(lines, 1), cost, previous};
    for (gsize i = 0; i < size; i++)
        cost[i] = i == 0 ? 0 : INFINITY;
    for (guint line = 1; line <= lines; line++)
        for (guint to = 1; to < length; to++)
            end_line(&self, line, to);
    if (length < 2 || isinf(cost[size - 1]))
        return INFINITY;
    for (guint line = lines, to = length - 1; line > 0; line--) {
        ends[line - 1] = to;
        to = previous[line * length + to];
    }
    return cost[size - 1];
}
