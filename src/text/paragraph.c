/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/paragraph.h"

#include <string.h>

#include "text/bidi.h"
#include "text/classify.h"
#include "text/content.h"
#include "text/fit.h"
#include "text/glue.h"
#include "text/line.h"
#include "text/workshop.h"
#include "text/wrap.h"

#define SUPERSCRIPT_PERCENT 35 /* of the em it rises */
#define SUBSCRIPT_PERCENT 15   /* of the em it sinks */
/* Of a narrower measure one line in twelve would gape and two in five split a word: its lines
 * stay ragged. */
#define JUSTIFIED_EMS 18
#define TOLERANCE 3.0
#define HIGH_TOLERANCE 3.5
#define ANY_TOLERANCE 1e9
#define LONG_PARAGRAPH 16384 /* bytes */

TextParagraph *
text_paragraph_new(TextSetter *setter, const Style *style, const char *language)
{
    TextParagraph *self = g_steal_pointer(&setter->spare);
    if (self == NULL) {
        self = g_new0(TextParagraph, 1);
        text_content_init(&self->content);
        self->rubies = g_ptr_array_new_with_free_func((GDestroyNotify) text_ruby_free);
    }
    self->setter = setter;
    self->style = style;
    self->language = g_strdup(language != NULL ? language : setter->language);
    return self;
}

void
text_paragraph_drop(TextParagraph *self)
{
    if (self == NULL)
        return;
    text_content_clear(&self->content);
    text_shapes_clear(&self->shapes);
    g_ptr_array_unref(self->rubies);
    g_free(self);
}

/* The setter keeps one paragraph's memory for the next, unless it is uncommonly much. */
void
text_paragraph_free(TextParagraph *self)
{
    if (self == NULL)
        return;
    g_clear_pointer(&self->language, g_free);
    bool is_long = self->content.text->len > LONG_PARAGRAPH || self->rubies->len > 0;
    if (self->setter->spare != NULL || is_long) {
        text_paragraph_drop(self);
        return;
    }
    text_content_empty(&self->content);
    text_shapes_empty(&self->shapes);
    self->is_shaped = false;
    self->setter->spare = self;
}

int
text_rise(const Style *style, int em)
{
    switch (style->vertical) {
    case STYLE_VERTICAL_SUPER:
        return em * SUPERSCRIPT_PERCENT / 100;
    case STYLE_VERTICAL_SUB:
        return -em * SUBSCRIPT_PERCENT / 100;
    case STYLE_VERTICAL_LENGTH:
        return style->vertical_length;
    default:
        return 0;
    }
}

static TextOrigin
origin_of(const TextParagraph *self, const Style *style, const DocNode *node)
{
    return (TextOrigin){.style = style,
                        .language = self->language,
                        .node = node,
                        .rise = text_rise(style, self->style->font_size)};
}

void
text_paragraph_add_text(TextParagraph *self, const char *text, gssize length,
                        const Style *style, const DocNode *node, gsize node_offset)
{
    TextOrigin origin = origin_of(self, style, node);
    origin.node_offset = node_offset;
    text_content_add(&self->content, text, length < 0 ? strlen(text) : (gsize) length,
                     &origin, self->setter);
}

void
text_paragraph_add_object(TextParagraph *self, const DocNode *node, const Style *style,
                          int width, int ascent, int descent, gpointer payload)
{
    text_content_add_piece(&self->content,
                           (TextPiece){.kind = TEXT_PIECE_OBJECT,
                                       .style = style,
                                       .language = self->language,
                                       .node = node,
                                       .rise = text_rise(style, self->style->font_size),
                                       .width = width,
                                       .ascent = ascent,
                                       .descent = descent,
                                       .payload = payload});
}

void
text_paragraph_add_line_break(TextParagraph *self)
{
    TextOrigin origin = origin_of(self, self->style, NULL);
    text_content_add_break(&self->content, &origin);
}

void
text_paragraph_add_leader(TextParagraph *self, const char *pattern, const Style *style)
{
    text_content_add_piece(&self->content, (TextPiece){.kind = TEXT_PIECE_LEADER,
                                                       .style = style,
                                                       .language = self->language,
                                                       .pattern = g_strdup(pattern)});
}

static void
shape(TextParagraph *self)
{
    if (self->is_shaped)
        return;
    text_bidi_find_levels(&self->content, text_preserves_space(self->style));
    text_shapes_init(&self->shapes, &self->content, self->setter);
    text_classify(&self->shapes, &self->content, self->language);
    text_hyphenate(&self->shapes, &self->content, self->setter->hyphens);
    text_set_glue(&self->shapes, &self->content, self->language);
    text_set_rubies(self->rubies, &self->shapes, &self->content, self->setter);
    self->is_shaped = true;
}

/* A breaking of one paragraph, from forced break to forced break. */
typedef struct {
    TextParagraph *paragraph;
    const TextMeasure *measure;
    TextLineMaker maker;
    GArray *stops; /* TextStop */
    TextFit fit;
    GArray *lines; /* TextLine */
    double cost;
} Breaking;

/* True where lines break between words alone and cannot hold enough of them. */
static bool
is_narrow(const Breaking *self)
{
    const TextParagraph *paragraph = self->paragraph;
    gint64 measure = self->measure->width - self->measure->rest_indent;
    return paragraph->style->word_break != STYLE_BREAK_SYLLABLE &&
           text_has_word_spaces(paragraph->language) &&
           measure < (gint64) JUSTIFIED_EMS * paragraph->style->font_size;
}

static bool
is_justified(const Breaking *self)
{
    return self->paragraph->style->align == STYLE_ALIGN_JUSTIFY &&
           !self->measure->is_ragged_balanced && !is_narrow(self);
}

/* White at the end of a ragged line offends nobody: words are split there only in need. */
static const TextPrices *
prices_of(const Breaking *self)
{
    if (self->paragraph->style->word_break == STYLE_BREAK_SYLLABLE)
        return &text_prices_syllable;
    return is_justified(self) ? &text_prices : &text_prices_ragged;
}

static TextFitRules
fit_rules(const Breaking *self, int first_indent)
{
    return (TextFitRules){.first_width = self->measure->width - first_indent,
                          .rest_width = self->measure->width - self->measure->rest_indent,
                          .em = self->paragraph->style->font_size,
                          .is_justified = is_justified(self),
                          .prices = prices_of(self)};
}

/* True when there is a way within `tolerance`, and none beyond it could be better. */
static bool
fit_within(Breaking *self, TextFitRules *rules, double tolerance)
{
    rules->tolerance = tolerance;
    return text_fit_best(self->stops, rules, &self->fit) &&
           self->fit.cost < text_fit_floor(tolerance, rules->prices);
}

static void
balance(Breaking *self, const TextFitRules *rules)
{
    if (self->measure->is_ragged_balanced)
        text_fit_balance(self->stops, rules, &self->fit);
}

/* True when the clusters [first, end), up to a forced break, run from right to left. */
static bool
runs_backward(const TextParagraph *self, guint32 first, guint32 end)
{
    const GArray *clusters = self->shapes.clusters;
    return text_bidi_is_backward(&self->content,
                                 g_array_index(clusters, TextCluster, first).start,
                                 g_array_index(clusters, TextCluster, end).start);
}

/* Three passes: within good bounds, with wide spaces, and with breaks where none should
 * be. Text that may not be split inside words takes any space before it is. */
static void
fit(Breaking *self, guint32 first, guint32 end, int first_indent)
{
    const TextParagraph *paragraph = self->paragraph;
    const Style *style = paragraph->style;
    TextChain *chain = text_chains_find(paragraph->setter->chains, style);
    TextFitRules rules = fit_rules(self, first_indent);
    bool is_backward = runs_backward(paragraph, first, end);
    TextStopRules stops = {
        .word_break = style->word_break,
        .may_wrap = style->white_space != STYLE_SPACE_NOWRAP,
        .hangs = style->hangs_punctuation && rules.is_justified && !is_backward,
        .title = self->measure->is_ragged_balanced ? paragraph->content.text->str : NULL,
        .hyphen_width = text_hyphen_width(text_chain_first(chain))};
    text_collect_stops(&paragraph->shapes, first, end, &stops, self->stops);
    if (self->measure->is_greedy) {
        text_fit_greedy(self->stops, &rules, &self->fit);
        return;
    }
    if (rules.is_justified && fit_within(self, &rules, TOLERANCE))
        return;
    bool may_split = style->word_break != STYLE_BREAK_KEEP_ALL && rules.is_justified;
    if (fit_within(self, &rules, may_split ? HIGH_TOLERANCE : ANY_TOLERANCE)) {
        balance(self, &rules);
        return;
    }
    stops.is_emergency = stops.may_wrap;
    rules.is_last_resort = true;
    text_collect_stops(&paragraph->shapes, first, end, &stops, self->stops);
    fit_within(self, &rules, ANY_TOLERANCE);
    balance(self, &rules);
}

static void
add_line(Breaking *self, TextLinePlan *plan)
{
    TextLine line;
    plan->measure = self->measure->width - plan->indent;
    text_line_make(&self->maker, plan, &line);
    g_array_append_val(self->lines, line);
}

/* The lines between two forced breaks, [first, end) with the break itself. */
static void
break_stretch(Breaking *self, guint32 first, guint32 end, int first_indent)
{
    const Style *style = self->paragraph->style;
    fit(self, first, end, first_indent);
    TextFitRules rules = fit_rules(self, first_indent);
    bool is_backward = runs_backward(self->paragraph, first, end);
    guint from = 0;
    for (guint i = 0; i < MAX(self->fit.ends->len, 1); i++) {
        guint to = i < self->fit.ends->len ? g_array_index(self->fit.ends, guint, i) : 0;
        const TextStop *start = &g_array_index(self->stops, TextStop, from);
        const TextStop *stop = &g_array_index(self->stops, TextStop, to);
        bool is_last = to == self->stops->len - 1;
        TextLinePlan plan = {.first = start->cluster,
                             .end = stop->cluster,
                             .indent = i == 0 ? first_indent : self->measure->rest_indent,
                             .kind = is_last ? TEXT_BREAK_FORCED : stop->kind,
                             .is_justified = rules.is_justified && !is_last,
                             .hangs = rules.is_justified && !is_last &&
                                      style->hangs_punctuation && !is_backward,
                             .is_backward = is_backward,
                             .stays_left = self->measure->stays_left,
                             .align = style->align != STYLE_ALIGN_JUSTIFY ? style->align
                                      : is_last ? style->align_last
                                                : STYLE_ALIGN_START,
                             .ratio =
                                 text_fit_ratio(start, stop, &rules, i == 0, is_last)};
        add_line(self, &plan);
        from = to;
    }
    self->cost += self->fit.cost;
}

/* The same for text whose spaces are kept. */
static void
wrap_stretch(Breaking *self, guint32 first, guint32 end, int first_indent)
{
    TextParagraph *paragraph = self->paragraph;
    const Style *style = paragraph->style;
    TextChain *chain = text_chains_find(paragraph->setter->chains, style);
    TextWrapRules rules = {.first_width = self->measure->width - first_indent,
                           .rest_width =
                               self->measure->width - self->measure->rest_indent,
                           .column = text_chain_first(chain)->space,
                           .tab = style->tab_size,
                           .may_wrap = style->white_space == STYLE_SPACE_PRE_WRAP,
                           .is_anywhere = style->may_break_anywhere};
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(guint32));
    text_wrap(&paragraph->shapes, paragraph->content.text->str, first, end, &rules, ends);
    for (guint i = 0; i < ends->len; i++) {
        TextLinePlan plan = {
            .first = i == 0 ? first : g_array_index(ends, guint32, i - 1),
            .end = g_array_index(ends, guint32, i),
            .indent = i == 0 ? first_indent : self->measure->rest_indent,
            .kind = i + 1 < ends->len ? TEXT_BREAK_SPACE : TEXT_BREAK_FORCED,
            .align = style->align};
        add_line(self, &plan);
    }
}

static guint32
end_of_stretch(const TextParagraph *self, guint32 first)
{
    guint32 length = self->shapes.clusters->len - 1;
    guint32 end = first;
    while (end < length) {
        const TextCluster *cluster =
            &g_array_index(self->shapes.clusters, TextCluster, end);
        end++;
        if (cluster->class == TEXT_CLASS_BREAK)
            break;
    }
    return end;
}

static void
break_all(Breaking *self)
{
    TextParagraph *paragraph = self->paragraph;
    guint32 length = paragraph->shapes.clusters->len - 1;
    bool keeps_space = text_preserves_space(paragraph->style);
    for (guint32 first = 0, end; first < length || self->lines->len == 0; first = end) {
        end = end_of_stretch(paragraph, first);
        int indent = first == 0 || keeps_space ? self->measure->first_indent : 0;
        if (keeps_space)
            wrap_stretch(self, first, end, indent);
        else
            break_stretch(self, first, end, indent);
    }
}

/* What an uncommonly long paragraph took is not kept for all that follow. */
static void
shrink(TextSetter *setter)
{
    if (setter->stops->len < LONG_PARAGRAPH && setter->nodes->len < LONG_PARAGRAPH)
        return;
    g_array_unref(setter->stops);
    g_array_unref(setter->nodes);
    setter->stops = g_array_new(FALSE, FALSE, sizeof(TextStop));
    setter->nodes = text_fit_nodes_new();
}

TextLines *
text_paragraph_break(TextParagraph *self, const TextMeasure *measure)
{
    shape(self);
    TextSetter *setter = self->setter;
    TextLines *lines = g_new0(TextLines, 1);
    lines->own = setter->galley == NULL ? pool_new() : NULL;
    Pool *galley = setter->galley != NULL ? setter->galley : lines->own;
    const GString *text = self->content.text;
    Breaking breaking = {.paragraph = self,
                         .measure = measure,
                         .maker = {.content = &self->content,
                                   .shapes = &self->shapes,
                                   .rubies = self->rubies,
                                   .galley = galley,
                                   .text = pool_copy_text(galley, text->str, text->len),
                                   .fragments = setter->fragments},
                         .stops = setter->stops,
                         .fit = {.ends = setter->ends, .nodes = setter->nodes},
                         .lines = setter->lines};
    g_array_set_size(setter->lines, 0);
    break_all(&breaking);
    lines->length = breaking.lines->len;
    lines->cost = breaking.cost;
    shrink(setter);
    lines->lines = g_memdup2(breaking.lines->data, lines->length * sizeof(TextLine));
    return lines;
}

/* A line may end here without splitting an eojeol. */
static bool
is_between_words(TextBreak kind)
{
    return kind == TEXT_BREAK_SPACE || kind == TEXT_BREAK_COUNTER ||
           kind == TEXT_BREAK_FREE || kind == TEXT_BREAK_MARK ||
           kind == TEXT_BREAK_TOKEN || kind == TEXT_BREAK_FORCED;
}

void
text_paragraph_extents(TextParagraph *self, int *min_width, int *max_width)
{
    shape(self);
    gint64 word = 0, line = 0, blank = 0, widest_word = 0, widest_line = 0;
    bool may_wrap = self->style->white_space != STYLE_SPACE_NOWRAP &&
                    self->style->white_space != STYLE_SPACE_PRE;
    for (guint i = 0; i + 1 < self->shapes.clusters->len; i++) {
        const TextCluster *cluster =
            &g_array_index(self->shapes.clusters, TextCluster, i);
        bool is_blank =
            cluster->class == TEXT_CLASS_SPACE || cluster->class == TEXT_CLASS_BREAK;
        if (cluster->break_before == TEXT_BREAK_FORCED)
            line = word = blank = 0;
        else if (may_wrap && is_between_words(cluster->break_before))
            word = 0;
        if (is_blank) {
            blank += cluster->width;
            continue;
        }
        line += blank + cluster->width + cluster->gap;
        word += (word > 0 ? blank : 0) + cluster->width + cluster->gap;
        blank = 0;
        widest_word = MAX(widest_word, word);
        widest_line = MAX(widest_line, line);
    }
    *min_width = (int) MIN(widest_word, G_MAXINT);
    *max_width = (int) MIN(widest_line, G_MAXINT);
}

void
text_lines_free(TextLines *self)
{
    if (self == NULL)
        return;
    for (guint i = 0; i < self->length; i++)
        g_array_unref(self->lines[i].fragments);
    g_free(self->lines);
    pool_free(self->own);
    g_free(self);
}
