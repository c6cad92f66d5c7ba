/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/inline.h"

#include <string.h>

#include "base/measure.h"
#include "layout/content.h"
#include "layout/footnote.h"
#include "layout/formula.h"
#include "layout/links.h"
#include "layout/picture.h"
#include "layout/task.h"
#include "layout/trace.h"

/* Against a page that is fifteen lines short. */
#define COST_SPLIT_STRETCH 2000

/* A paragraph while it is built. */
typedef struct {
    Flow *flow;
    bool is_moving; /* shows a page number */
} Building;

void
inline_add_call(Flow *flow, TextParagraph *paragraph, const DocNode *call)
{
    if (call == NULL)
        return;
    g_autofree char *text =
        content_note(flow, call, "footnote-call", note_number(flow->notes, call));
    text_paragraph_add_text(paragraph, text, -1, style_of(flow->styles, call), call, 0);
}

static void
add_special(TextParagraph *paragraph, const DocNode *node, gpointer data)
{
    Building *building = data;
    Flow *flow = building->flow;
    switch (node->kind) {
    case DOC_IMAGE:
        picture_add_inline(flow, paragraph, node);
        break;
    case DOC_NOTE_REFERENCE:
        if (style_of(flow->styles, node)->display != STYLE_DISPLAY_NONE)
            inline_add_call(flow, paragraph, note_of_reference(flow->notes, node));
        break;
    case DOC_MATH:
        if (formula_is_drawn(node))
            formula_add_inline(flow, paragraph, node);
        else
            text_paragraph_add_text(paragraph, node->text, -1,
                                    style_of(flow->styles, node), node, 0);
        break;
    case DOC_LINK:
        building->is_moving |= link_add_after(flow, paragraph, node);
        break;
    default:
        break;
    }
}

static const char *
language_of(const Flow *flow, const DocNode *node)
{
    const char *language = node != NULL ? doc_node_language(node) : NULL;
    return language != NULL ? language : flow->task->book->language;
}

/* A stretch of a block's content that is set as a paragraph: all of it, unless the sheet
 * makes a block of one of its inline elements, as of a chapter's label. */
typedef struct {
    const DocNode *root, *first, *end;
    const Style *style;
    guint part;
    bool has_before, has_after;
} Run;

static bool
is_block(Flow *flow, const DocNode *node)
{
    return node->kind == DOC_SPAN &&
           style_of(flow->styles, node)->display == STYLE_DISPLAY_BLOCK;
}

static bool
is_blank(const DocNode *first, const DocNode *end)
{
    for (; first != end; first = first->next)
        if (first->kind != DOC_SOFT_BREAK &&
            (first->kind != DOC_TEXT ||
             first->text[strspn(first->text, " \t\n")] != '\0'))
            return false;
    return true;
}

/* The runs of `node`: Run. At least one. The caller owns the array. */
static GArray *
find_runs(Flow *flow, const DocNode *node, const Style *style)
{
    GArray *runs = g_array_new(FALSE, TRUE, sizeof(Run));
    for (const DocNode *at = node->first; at != NULL;) {
        Run run = {.root = node, .first = at, .style = style, .part = runs->len};
        if (is_block(flow, at)) {
            run = (Run){.root = at, .first = at->first, .part = runs->len};
            run.style = style_of(flow->styles, at);
            at = at->next;
        } else {
            while (at != NULL && !is_block(flow, at))
                at = at->next;
            run.end = at;
            if (is_blank(run.first, run.end) && (at != NULL || runs->len > 0))
                continue;
        }
        g_array_append_val(runs, run);
    }
    Run empty = {.root = node, .style = style};
    if (runs->len == 0)
        g_array_append_val(runs, empty);
    g_array_index(runs, Run, 0).has_before = true;
    g_array_index(runs, Run, runs->len - 1).has_after = true;
    return runs;
}

static TextParagraph *
build(Flow *flow, const DocNode *node, const Run *run, bool *is_moving)
{
    Building building = {flow, false};
    bool is_found = false;
    TextParagraph *paragraph =
        text_paragraph_new(flow->setter, run->style, language_of(flow, node));
    if (run->has_before)
        building.is_moving |= content_add(flow, paragraph, node, "before", &is_found);
    text_paragraph_add_inline_run(paragraph, run->root, run->first, run->end, add_special,
                                  &building);
    if (run->has_after)
        building.is_moving |= content_add(flow, paragraph, node, "after", &is_found);
    *is_moving = building.is_moving;
    *flow->shows_pages |= building.is_moving;
    return paragraph;
}

/* The text of a list's item or of a table's cell stays where its neighbours' are. */
static bool
stands_beside_marker(const DocNode *node)
{
    const DocNode *around = node->kind == DOC_PARAGRAPH ? node->parent : node;
    return around != NULL &&
           (around->kind == DOC_ITEM || around->kind == DOC_DEFINITION ||
            around->kind == DOC_TERM || around->kind == DOC_CELL);
}

static const TextLines *
break_run(Flow *flow, const DocNode *node, const Run *run, int width)
{
    LineKey key = {node, run->part, width, flow->zoom};
    const TextLines *known = line_store_lookup(flow->lines, &key);
    if (known != NULL)
        return known;
    bool is_moving = false;
    g_autoptr(TextParagraph) paragraph = build(flow, node, run, &is_moving);
    TextMeasure measure = {.width = width,
                           .first_indent = run->style->indent,
                           .rest_indent = run->style->turnover,
                           .stays_left = stands_beside_marker(node),
                           .is_ragged_balanced = run->style->is_balanced};
    TextLines *lines = text_paragraph_break(paragraph, &measure);
    return line_store_keep(flow->lines, is_moving ? NULL : &key, lines);
}

const TextLines *
inline_break(Flow *flow, const DocNode *node, const Style *style, int width)
{
    Run all = {.root = node, .first = node->first, .style = style};
    all.has_before = all.has_after = true;
    return break_run(flow, node, &all, width);
}

void
inline_extents(Flow *flow, const DocNode *node, const Style *style, int *min_width,
               int *max_width)
{
    bool is_moving = false;
    Run all = {.root = node, .first = node->first, .style = style};
    all.has_before = all.has_after = true;
    g_autoptr(TextParagraph) paragraph = build(flow, node, &all, &is_moving);
    text_paragraph_extents(paragraph, min_width, max_width);
}

TextLines *
inline_generate(Flow *flow, const char *text, const Style *style, const DocNode *node,
                int width)
{
    g_autoptr(TextParagraph) paragraph =
        text_paragraph_new(flow->setter, style, language_of(flow, node));
    text_paragraph_add_text(paragraph, text, -1, style, NULL, 0);
    TextMeasure measure = {.width = width};
    return line_store_keep(flow->lines, NULL, text_paragraph_break(paragraph, &measure));
}

typedef struct {
    int height, baseline; /* below the top */
} LineBox;

/* How far a formula may stand out of its line into the white between lines. */
static int
spare_room(const TextFragment *fragment)
{
    const Style *style = fragment->style;
    bool is_formula = fragment->node != NULL && formula_is_drawn(fragment->node);
    return is_formula ? MAX(style->line_height - style->font_size, 0) / 4 : 0;
}

/* A line is as high as its leading whatever stands in it (KLREQ line-space); when an
 * object is taller, whole leadings are added where it stands out, and the baseline stays
 * on the grid. */
static LineBox
line_box(const Flow *flow, const TextLine *line, const Style *style)
{
    int baseline = flow_baseline(flow, style, style->line_height);
    int above = 0, below = style->line_height - baseline;
    for (guint i = 0; i < line->fragments->len; i++) {
        const TextFragment *fragment = &g_array_index(line->fragments, TextFragment, i);
        if (fragment->payload == NULL)
            continue;
        int spare = spare_room(fragment);
        above = MAX(above, fragment->ascent - spare - baseline);
        below = MAX(below, fragment->descent - spare);
    }
    if (style->snaps_to_grid && flow->has_grid && flow->islands == 0) {
        above = flow_round_up(flow, above);
        below = flow_round_up(flow, baseline + below) - baseline;
    }
    return (LineBox){.height = above + baseline + below, .baseline = above + baseline};
}

/* What begins after a line end of the author's reads as a paragraph: its first line had
 * better not stand at the foot of a page alone, nor its last at the head. */
static int
stretch_cost(const TextLines *lines, guint before)
{
    if (lines->lines[before - 1].is_forced_end)
        return 0;
    bool is_first = before == 1 || lines->lines[before - 2].is_forced_end;
    return is_first || lines->lines[before].is_forced_end ? COST_SPLIT_STRETCH : 0;
}

/* Two lines stay on either side of a break, or as many as the style says. */
static int
break_cost(const Style *style, const TextLines *lines, guint before)
{
    if (before == 0)
        return 0;
    guint orphans = (guint) MAX(style->orphans, 1),
          widows = (guint) MAX(style->widows, 1);
    return before < orphans || lines->length - before < widows
               ? BOX_COST_FORBIDDEN
               : stretch_cost(lines, before);
}

static void
add_marker(Flow *flow, const Style *style, int baseline)
{
    FlowMarker *marker = flow->marker;
    if (marker == NULL)
        return;
    flow->marker = NULL;
    InlineOwner own = {style, marker->block, marker->element, false};
    if (marker->lines != NULL)
        inline_add_line(flow, &marker->lines->lines[0], &own, marker->x, baseline);
    else
        task_add(flow, marker, style, baseline);
}

void
inline_add_marker(Flow *flow, const Style *style)
{
    add_marker(flow, style, flow_baseline(flow, style, style->line_height));
}

static void
mark_line(Flow *flow, const TextLine *line, bool is_first, guint first_item, int x, int y)
{
    if (!flow->task->keeps_lines)
        return;
    const Box *box = box_at(flow->list, flow->list->boxes->len - 1);
    BoxMark mark = {.kind = BOX_MARK_LINE};
    mark.as.line = (PageLine){
        .first_item = first_item,
        .n_items = box->n_items - first_item,
        .x = x + line->x,
        .y = y,
        .width = line->width,
        .hang = line->hang,
        .measure = flow->width,
        .ratio = line->ratio,
        .is_first = is_first,
        .is_forced_end = line->is_forced_end,
        .is_split_word = line->is_split_word,
        .is_emergency = line->is_emergency,
        .is_justified = line->is_justified,
    };
    box_add_mark(flow->list, mark);
}

static void
set_line(Flow *flow, const TextLine *line, const InlineOwner *owner, bool is_first)
{
    const Style *style = owner->style;
    LineBox size = line_box(flow, line, style);
    guint index = flow_solid(flow, size.height, is_first && style->snaps_to_grid);
    bool is_heading = owner->block != NULL && owner->block->kind == DOC_HEADING;
    box_at(flow->list, index)->is_barrier = is_heading;
    add_marker(flow, style, size.baseline);
    guint first = box_at(flow->list, index)->n_items;
    inline_add_line(flow, line, owner, flow->left, size.baseline);
    mark_line(flow, line, is_first, first, flow->left, size.baseline);
    if (is_heading)
        flow_owe_lines(flow);
}

static void
set_run(Flow *flow, const DocNode *node, const Run *run, PageElement *element,
        bool is_last)
{
    const TextLines *lines = break_run(flow, node, run, flow->width);
    InlineOwner owner = {run->style, node, element, true};
    for (guint i = 0; i < lines->length; i++) {
        const TextLine *line = &lines->lines[i];
        owner.goes_on = !is_last || i + 1 < lines->length;
        flow_cost(flow, break_cost(run->style, lines, i));
        if (!picture_set_line(flow, line, element))
            set_line(flow, line, &owner, i == 0);
    }
}

void
inline_set(Flow *flow, const DocNode *node, const Style *style, PageElement *element)
{
    g_autoptr(GArray) runs = find_runs(flow, node, style);
    for (guint k = 0; k < runs->len; k++) {
        if (k > 0)
            flow_cost(flow, BOX_COST_FORBIDDEN);
        set_run(flow, node, &g_array_index(runs, Run, k), element, k + 1 == runs->len);
    }
}

void
inline_set_run(Flow *flow, const DocNode *parent, const DocNode *first,
               const DocNode *end)
{
    if (is_blank(first, end))
        return;
    Run run = {.root = parent, .first = first, .end = end};
    run.style = style_of(flow->styles, parent);
    for (const DocNode *node = parent->first; node != first; node = node->next)
        run.part++;
    set_run(flow, parent, &run, page_element_new("P", flow->element, NULL), true);
}
