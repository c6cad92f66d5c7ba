/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/code.h"

#include <string.h>

#include "book/code.h"
#include "layout/block.h"
#include "layout/inline.h"
#include "layout/standin.h"

/* Lines on either side of a page break, and the listing that is not split at all. */
#define LEAST_LINES 3
#define WHOLE_LINES 5
/* What a break inside a listing costs more than one between paragraphs (box.h). */
#define COST_SPLIT_AFTER_BLANK 30
#define COST_SPLIT 100
#define COST_SPLIT_WRAPPED 400

/* One line of the source, coloured by the spans that lie in it. */
typedef struct {
    const char *start;
    gsize length, offset; /* in node->text */
} SourceLine;

/* A listing while it is set. */
typedef struct {
    Flow *flow;
    const DocNode *node;
    const Style *style;
    PageElement *element;
    const DocNode *piece;   /* the coloured piece that the next byte lies in */
    gsize piece_offset;     /* bytes of it used */
    int column;             /* the width of a digit */
    int numbers;            /* width of the line numbers with their gap; 0 */
    guint done, total;      /* lines as set, for the cost of breaks */
    guint shown, all_shown; /* ... without the empty ones */
    bool is_after_blank;    /* the line before is empty: a good place to break */
} Listing;

static const DocNode *
leaf_of(const DocNode *piece)
{
    while (piece != NULL && piece->kind != DOC_TEXT && piece->first != NULL)
        piece = piece->first;
    return piece != NULL && piece->text != NULL ? piece : NULL;
}

/* The line end is the last character of a piece, or the first of the next. */
static void
pass_line_end(Listing *self)
{
    for (; self->piece != NULL; self->piece = self->piece->next, self->piece_offset = 0) {
        const DocNode *leaf = leaf_of(self->piece);
        if (leaf != NULL && leaf->text[self->piece_offset] != '\0') {
            self->piece_offset++;
            return;
        }
    }
}

/* Adds `line` with the colours of the pieces, which repeat the text in order. */
static void
add_source(Listing *self, TextParagraph *paragraph, const SourceLine *line)
{
    StyleResolver *styles = self->flow->styles;
    gsize done = 0;
    while (done < line->length) {
        const DocNode *leaf = leaf_of(self->piece);
        gsize left = leaf != NULL ? strlen(leaf->text) - self->piece_offset : 0;
        if (self->piece != NULL && left == 0) {
            self->piece = self->piece->next;
            self->piece_offset = 0;
            continue;
        }
        const Style *style = self->style;
        if (self->piece != NULL && self->piece->kind != DOC_TEXT)
            style = style_of(styles, self->piece);
        gsize n =
            self->piece != NULL ? MIN(left, line->length - done) : line->length - done;
        text_paragraph_add_text(paragraph, line->start + done, (gssize) n, style,
                                self->node, (gssize) (line->offset + done));
        self->piece_offset += n;
        done += n;
    }
    pass_line_end(self);
}

/* A formula in the middle of the measure has no left edge to hang from. */
static bool
has_edge(const Listing *self)
{
    return self->style->align == STYLE_ALIGN_START ||
           self->style->align == STYLE_ALIGN_JUSTIFY;
}

/* Where a wrapped line goes on: two columns in from where the line began. */
static int
hanging(const Listing *self, const SourceLine *line, int width)
{
    int columns = 0, tab = MAX(self->style->tab_size, 1);
    if (!has_edge(self))
        return 0;
    for (gsize i = 0; i < line->length; i++) {
        if (line->start[i] == ' ')
            columns++;
        else if (line->start[i] == '\t')
            columns += tab - columns % tab;
        else
            break;
    }
    return MIN((columns + 2) * self->column, width / 3);
}

static TextLines *
break_line(Listing *self, const SourceLine *line, guint number, int width, int *hang)
{
    Flow *flow = self->flow;
    *hang = hanging(self, line, width);
    LineKey key = {self->node, number + 1, width, flow->zoom};
    TextLines *known = line_store_lookup(flow->lines, &key);
    if (known != NULL)
        return known;
    g_autoptr(TextParagraph) paragraph =
        text_paragraph_new(flow->setter, self->style, "en");
    add_source(self, paragraph, line);
    TextMeasure measure = {.width = width, .rest_indent = *hang};
    return line_store_keep(flow->lines, &key, text_paragraph_break(paragraph, &measure));
}

static void
add_artifact(Listing *self, const char *text, int right, int baseline)
{
    Flow *flow = self->flow;
    DocNode *standin =
        standin_make(flow->standins, self->node, DOC_SPAN, "code-mark", NULL);
    const Style *style = style_of(flow->styles, standin);
    const TextLines *lines = inline_generate(flow, text, style, NULL, flow->width);
    InlineOwner owner = {style, NULL, NULL, false};
    const TextLine *line = &lines->lines[0];
    inline_add_line(flow, line, &owner, right - line->width, baseline);
}

static int
split_cost(const Listing *self, bool is_wrapped)
{
    guint before = self->shown, after = self->all_shown - self->shown;
    if (self->done == 0)
        return 0;
    if (self->total <= WHOLE_LINES || before < LEAST_LINES || after < LEAST_LINES)
        return BOX_COST_FORBIDDEN;
    if (is_wrapped)
        return COST_SPLIT_WRAPPED;
    return self->is_after_blank ? COST_SPLIT_AFTER_BLANK : COST_SPLIT;
}

static void
mark_line(Listing *self, int height)
{
    Flow *flow = self->flow;
    DocNode *standin = standin_make(flow->standins, self->node, DOC_SPAN, "mark", NULL);
    StyleColour colour = style_of(flow->styles, standin)->background;
    PageBox box = {flow->left, 0, flow->width, height};
    if (colour.a > 0)
        flow_add_rectangle(flow, box, colour);
}

typedef struct {
    TextLines *lines;
    int hang;
    bool is_blank, is_marked;
} SetLine;

static void
set_line(Listing *self, const SetLine *set, guint number)
{
    const TextLines *lines = set->lines;
    Flow *flow = self->flow;
    const DocNode *node = self->node;
    int height = self->style->line_height;
    int first_number =
        node->kind == DOC_CODE_BLOCK ? MAX(node->as.code.first_line, 1) : 1;
    InlineOwner owner = {self->style, node, self->element, false};
    if (node->kind == DOC_CODE_BLOCK && self->total > 1)
        owner.element = page_element_new("Span", self->element, node);
    int left = flow->left + self->numbers;
    for (guint i = 0; i < lines->length; i++, self->done++) {
        flow_cost(flow, split_cost(self, i > 0));
        flow_solid(flow, height, self->style->snaps_to_grid);
        int baseline = flow_baseline(flow, self->style, height);
        if (set->is_marked)
            mark_line(self, height);
        if (self->numbers > 0 && i == 0) {
            g_autofree char *text = g_strdup_printf("%d", first_number + (int) number);
            add_artifact(self, text, left - self->column, baseline);
        }
        if (i > 0 && has_edge(self))
            add_artifact(self, "↪", left + set->hang - self->column / 2, baseline);
        inline_add_line(flow, &lines->lines[i], &owner, left, baseline);
        inline_add_marker(flow, self->style);
        self->shown += !set->is_blank;
    }
}

/* All lines are broken before one is set: whether a listing may be split depends on how
 * many there are. */
static void
set_source(Listing *self)
{
    g_autoptr(GArray) set = g_array_new(FALSE, FALSE, sizeof(SetLine));
    const char *text = self->node->text != NULL ? self->node->text : "";
    int width = MAX(self->flow->width - self->numbers, self->column * 8);
    gsize length = strlen(text);
    while (length > 0 && text[length - 1] == '\n')
        length--;
    for (const char *at = text; at <= text + length;) {
        const char *end = memchr(at, '\n', (gsize) (text + length - at));
        if (end == NULL)
            end = text + length;
        SourceLine line = {at, (gsize) (end - at), (gsize) (at - text)};
        SetLine one = {0};
        one.lines = break_line(self, &line, set->len, width, &one.hang);
        one.is_blank = strspn(at, " \t\r") >= line.length;
        self->total += one.lines->length;
        self->all_shown += one.is_blank ? 0 : one.lines->length;
        g_array_append_val(set, one);
        at = end + 1;
    }
    g_autofree bool *marked = self->node->kind == DOC_CODE_BLOCK
                                  ? book_code_marked(self->node, set->len)
                                  : g_new0(bool, set->len);
    for (guint i = 0; i < set->len; i++) {
        SetLine *one = &g_array_index(set, SetLine, i);
        one->is_marked = marked[i];
        set_line(self, one, i);
        self->is_after_blank = one->is_blank;
    }
}

static guint
count_lines(const char *text)
{
    guint n = 1;
    for (; text != NULL && *text != '\0'; text++)
        n += *text == '\n';
    return n;
}

static void
measure_numbers(Listing *self)
{
    const TextLines *digit =
        inline_generate(self->flow, "0", self->style, NULL, self->flow->width);
    self->column = digit->lines[0].width;
    const DocNode *node = self->node;
    if (node->kind != DOC_CODE_BLOCK || !node->as.code.has_numbers)
        return;
    guint last = (guint) MAX(node->as.code.first_line, 1) + count_lines(node->text);
    int digits = 1;
    for (; last >= 10; last /= 10)
        digits++;
    self->numbers = (digits + 2) * self->column;
}

/* The title stands before the listing as the EPUB has it: a paragraph of its own. Gives the
 * style of a listing that follows one. */
static const Style *
set_title(Flow *flow, const DocNode *node, const Style *style)
{
    if (node->title == NULL || *node->title == '\0' || node->parent == NULL)
        return style;
    DocNode *title =
        standin_make(flow->standins, node, DOC_PARAGRAPH, "code-title", node->title);
    DocNode *listing = standin_make(flow->standins, node, node->kind, "listing", NULL);
    title->parent = listing->parent = node->parent;
    doc_node_set(&listing->classes, node->classes);
    listing->prev = title;
    block_set(flow, title);
    flow_cost(flow, BOX_COST_FORBIDDEN);
    return style_of(flow->styles, listing);
}

void
code_set(Flow *flow, const DocNode *node, const Style *style)
{
    FlowScope scope;
    style = set_title(flow, node, style);
    flow_enter(flow, &scope, node, style, NULL);
    PageElement *element = element_of_block(flow->elements, node, flow->element);
    Listing listing = {.flow = flow, .node = node, .style = style, .piece = node->first};
    listing.element =
        node->kind == DOC_CODE_BLOCK ? page_element_new("Code", element, node) : element;
    measure_numbers(&listing);
    set_source(&listing);
    flow_leave(flow, &scope);
}
