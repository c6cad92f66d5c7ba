/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/inline.h"

#include "base/measure.h"
#include "layout/content.h"
#include "layout/footnote.h"
#include "layout/links.h"
#include "layout/picture.h"
#include "layout/task.h"
#include "layout/trace.h"

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
    g_autofree char *text = g_strdup_printf("%u", note_number(flow->notes, call));
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
        inline_add_call(flow, paragraph, note_of_reference(flow->notes, node));
        break;
    case DOC_MATH:
        text_paragraph_add_text(paragraph, node->text, -1, style_of(flow->styles, node),
                                node, 0);
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

/* A cell aligns its text as the source asked, whatever the sheet says of its element. */
static const Style *
aligned(Flow *flow, const Style *style)
{
    static const StyleAlign aligns[] = {
        [DOC_ALIGN_LEFT] = STYLE_ALIGN_START,
        [DOC_ALIGN_CENTRE] = STYLE_ALIGN_CENTRE,
        [DOC_ALIGN_RIGHT] = STYLE_ALIGN_END,
    };
    if (flow->cell_align == DOC_ALIGN_NONE)
        return style;
    return line_store_align(flow->lines, style, aligns[flow->cell_align]);
}

static TextParagraph *
build(Flow *flow, const DocNode *node, const Style *style, bool *is_moving)
{
    Building building = {flow, false};
    bool is_found = false;
    TextParagraph *paragraph =
        text_paragraph_new(flow->setter, aligned(flow, style), language_of(flow, node));
    building.is_moving |= content_add(flow, paragraph, node, "before", &is_found);
    text_paragraph_add_inlines(paragraph, node, add_special, &building);
    building.is_moving |= content_add(flow, paragraph, node, "after", &is_found);
    *is_moving = building.is_moving;
    *flow->shows_pages |= building.is_moving;
    return paragraph;
}

const TextLines *
inline_break(Flow *flow, const DocNode *node, const Style *style, int width)
{
    const TextLines *known = line_store_lookup(flow->lines, node, 0, width);
    if (known != NULL)
        return known;
    bool is_moving = false;
    TextParagraph *paragraph = build(flow, node, style, &is_moving);
    TextMeasure measure = {.width = width,
                           .first_indent = style->indent,
                           .is_ragged_balanced = node->kind == DOC_HEADING};
    TextLines *lines = text_paragraph_break(paragraph, &measure);
    return line_store_keep(flow->lines, is_moving ? NULL : node, 0, width, paragraph,
                           lines);
}

void
inline_extents(Flow *flow, const DocNode *node, const Style *style, int *min_width,
               int *max_width)
{
    bool is_moving = false;
    g_autoptr(TextParagraph) paragraph = build(flow, node, style, &is_moving);
    text_paragraph_extents(paragraph, min_width, max_width);
}

TextLines *
inline_generate(Flow *flow, const char *text, const Style *style, const DocNode *node,
                int width)
{
    TextParagraph *paragraph =
        text_paragraph_new(flow->setter, style, language_of(flow, node));
    text_paragraph_add_text(paragraph, text, -1, style, NULL, 0);
    TextMeasure measure = {.width = width};
    TextLines *lines = text_paragraph_break(paragraph, &measure);
    return line_store_keep(flow->lines, NULL, 0, width, paragraph, lines);
}

/* The height of a line: its leading whatever stands in it (R19), or whole leadings when an
 * object is taller. */
static int
line_height(const Flow *flow, const TextLine *line, const Style *style)
{
    int height = style->line_height;
    bool is_snapped = style->snaps_to_grid && flow->has_grid && flow->islands == 0;
    for (guint i = 0; i < line->fragments->len; i++) {
        const TextFragment *fragment = &g_array_index(line->fragments, TextFragment, i);
        if (fragment->payload != NULL)
            height = MAX(height, fragment->ascent + fragment->descent);
    }
    return is_snapped ? flow_round_up(flow, height) : height;
}

static int
line_baseline(const Flow *flow, const TextLine *line, const Style *style, int height)
{
    int baseline = flow_baseline(flow, style, MIN(height, style->line_height));
    for (guint i = 0; i < line->fragments->len; i++) {
        const TextFragment *fragment = &g_array_index(line->fragments, TextFragment, i);
        if (fragment->payload != NULL && fragment->ascent > baseline)
            baseline = MIN(fragment->ascent, height - fragment->descent);
    }
    return baseline;
}

/* Two lines stay on either side of a break, or as many as the style says (R16). */
static int
break_cost(const Style *style, guint before, guint n)
{
    if (before == 0)
        return 0;
    guint orphans = (guint) MAX(style->orphans, 1),
          widows = (guint) MAX(style->widows, 1);
    return before < orphans || n - before < widows ? BOX_COST_FORBIDDEN : 0;
}

static void
add_marker(Flow *flow, const Style *style, int baseline)
{
    FlowMarker *marker = flow->marker;
    if (marker == NULL)
        return;
    flow->marker = NULL;
    InlineOwner own = {style, NULL, marker->element};
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
mark_line(Flow *flow, const TextLine *line, const InlineOwner *owner, bool is_first,
          guint first_item, int x, int y)
{
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
        .is_justified =
            owner->style->align == STYLE_ALIGN_JUSTIFY && !line->is_forced_end,
    };
    box_add_mark(flow->list, mark);
}

void
inline_set(Flow *flow, const DocNode *node, const Style *style, PageElement *element)
{
    const TextLines *lines = inline_break(flow, node, style, flow->width);
    InlineOwner owner = {style, node, element};
    for (guint i = 0; i < lines->length; i++) {
        const TextLine *line = &lines->lines[i];
        flow_cost(flow, break_cost(style, i, lines->length));
        if (picture_set_line(flow, line, element))
            continue;
        int height = line_height(flow, line, style);
        int baseline = line_baseline(flow, line, style, height);
        guint index = flow_solid(flow, height, i == 0 && style->snaps_to_grid);
        box_at(flow->list, index)->is_barrier = node->kind == DOC_HEADING;
        add_marker(flow, style, baseline);
        guint first = box_at(flow->list, index)->n_items;
        inline_add_line(flow, line, &owner, flow->left, baseline);
        mark_line(flow, line, &owner, i == 0, first, flow->left, baseline);
    }
}
