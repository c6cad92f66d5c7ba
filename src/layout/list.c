/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/list.h"

#include "layout/block.h"
#include "layout/inline.h"
#include "layout/task.h"

/* The space between a mark and its text, in parts of the type size. */
#define MARK_GAP 0.45
/* What a page break costs (box.h) that leaves one line of a list alone, and one between an
 * item's own text and the list in it. */
#define COST_LONELY_ITEM 100
#define COST_INTRODUCTION 300

static StyleListKind
kind_of(const DocNode *list, const Style *style)
{
    if (style->list_kind != STYLE_LIST_DECIMAL || !list->as.list.is_ordered)
        return style->list_kind;
    switch (list->as.list.style) {
    case 'a':
        return STYLE_LIST_LOWER_ALPHA;
    case 'A':
        return STYLE_LIST_UPPER_ALPHA;
    case 'i':
        return STYLE_LIST_LOWER_ROMAN;
    case 'I':
        return STYLE_LIST_UPPER_ROMAN;
    default:
        return STYLE_LIST_DECIMAL;
    }
}

static const char *
numbering_name(StyleListKind kind)
{
    switch (kind) {
    case STYLE_LIST_NONE:
    case STYLE_LIST_STRING:
        return "None";
    case STYLE_LIST_DISC:
        return "Disc";
    case STYLE_LIST_CIRCLE:
        return "Circle";
    case STYLE_LIST_SQUARE:
        return "Square";
    case STYLE_LIST_LOWER_ROMAN:
        return "LowerRoman";
    case STYLE_LIST_UPPER_ROMAN:
        return "UpperRoman";
    case STYLE_LIST_LOWER_ALPHA:
        return "LowerAlpha";
    case STYLE_LIST_UPPER_ALPHA:
        return "UpperAlpha";
    default:
        return "Decimal";
    }
}

/* The characters of the mark; NULL for none. The caller owns them. */
static char *
mark_text(StyleListKind kind, const Style *style, int number)
{
    switch (kind) {
    case STYLE_LIST_NONE:
        return NULL;
    case STYLE_LIST_DISC:
    case STYLE_LIST_CIRCLE:
    case STYLE_LIST_SQUARE:
        return style_counter_text(kind, number);
    case STYLE_LIST_STRING:
        return g_strdup(style->list_string);
    default: {
        g_autofree char *plain = style_counter_text(kind, number);
        return g_strconcat(plain, ".", NULL);
    }
    }
}

/* The mark of one item while the list is set. */
typedef struct {
    const DocNode *item;
    const Style *style;
    TextLines *lines; /* NULL: none, or a task box */
    int width;
} Mark;

static Mark
make_mark(Flow *flow, const DocNode *list, const DocNode *item, int number)
{
    Mark mark = {.item = item, .style = style_of(flow->styles, item)};
    if (item->as.item.task != DOC_TASK_NONE) {
        mark.width = task_width(mark.style);
        return mark;
    }
    const Style *own = style_of_pseudo(flow->styles, item, "marker");
    const Style *style = own != NULL ? own : mark.style;
    g_autofree char *text = NULL;
    if (own != NULL && own->content != NULL && own->content->len > 0 &&
        ((StyleContent *) own->content->pdata[0])->kind == STYLE_CONTENT_TEXT)
        text = g_strdup(((StyleContent *) own->content->pdata[0])->text);
    else
        text = mark_text(kind_of(list, mark.style), mark.style, number);
    if (text == NULL || *text == '\0')
        return mark;
    mark.lines = inline_generate(flow, text, style, item, flow->width);
    mark.width = mark.lines->lines[0].width;
    return mark;
}

/* Wide numbers push the whole list in, so that its texts stay in line. */
static void
make_room(Flow *flow, const Style *style, const GArray *marks)
{
    int widest = 0;
    for (guint i = 0; i < marks->len; i++) {
        const Mark *mark = &g_array_index(marks, Mark, i);
        int gap = (int) (MARK_GAP * mark->style->font_size);
        widest = MAX(widest, mark->width > 0 ? mark->width + gap : 0);
    }
    int missing =
        widest - style->padding[STYLE_LEFT] -
        (style->margin[STYLE_LEFT] == STYLE_AUTO ? 0 : style->margin[STYLE_LEFT]);
    if (missing > 0 && missing < flow->width / 2) {
        flow->left += missing;
        flow->width -= missing;
    }
}

/* What an item says before a list in it introduces that list. */
static void
set_children(Flow *flow, const DocNode *item)
{
    const DocNode *last = item->last;
    if (last == NULL || last->kind != DOC_LIST || last == item->first) {
        block_set_children(flow, item);
        return;
    }
    block_set_range(flow, item, item->first, last);
    flow_cost(flow, COST_INTRODUCTION);
    block_set(flow, last);
}

static void
set_item(Flow *flow, const Mark *mark)
{
    FlowScope scope;
    PageElement *element = element_of_block(flow->elements, mark->item, flow->element);
    int gap = (int) (MARK_GAP * mark->style->font_size);
    FlowMarker marker = {.lines = mark->lines,
                         .task = mark->item->as.item.task,
                         .x = flow->left - gap - mark->width};
    FlowMarker *outer = flow->marker;
    flow_enter(flow, &scope, mark->item, mark->style, element);
    if (mark->width > 0) {
        marker.element = page_element_new("Lbl", element, NULL);
        flow->marker = &marker;
    }
    flow->element = element_of_body(flow->elements, element);
    set_children(flow, mark->item);
    if (flow->marker == &marker) {
        flow_solid(flow, mark->style->line_height, mark->style->snaps_to_grid);
        inline_add_marker(flow, mark->style);
    }
    flow->marker = outer;
    flow_leave(flow, &scope);
}

/* Where the page may end before the box `first` or what stands above it. */
static void
raise_break(Flow *flow, guint first, int cost)
{
    for (guint i = first; i < flow->list->boxes->len; i++) {
        Box *box = box_at(flow->list, i);
        if (box->kind == BOX_BREAK && box->cost != BOX_COST_FORCED)
            box->cost = MAX(box->cost, cost);
        if (box->kind == BOX_BREAK)
            return;
    }
}

/* A first or last item of one line had better not stand alone on a page. */
static void
set_items(Flow *flow, const GArray *marks)
{
    for (guint i = 0; i < marks->len; i++) {
        guint first = flow->list->boxes->len;
        set_item(flow, &g_array_index(marks, Mark, i));
        if (i == 0 && marks->len > 1 && flow_is_one_line(flow, first))
            flow_cost(flow, COST_LONELY_ITEM);
        else if (i > 0 && i + 1 == marks->len && flow_is_one_line(flow, first))
            raise_break(flow, first, COST_LONELY_ITEM);
    }
}

void
list_set(Flow *flow, const DocNode *node, const Style *style)
{
    FlowScope scope;
    PageElement *element = element_of_block(flow->elements, node, flow->element);
    if (g_str_equal(element->type, "L"))
        element->list_numbering = numbering_name(kind_of(node, style));
    flow_enter(flow, &scope, node, style, element);
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    int number = node->as.list.start;
    for (const DocNode *item = node->first; item != NULL; item = item->next) {
        if (item->kind != DOC_ITEM)
            continue;
        if (item->as.item.value > 0)
            number = item->as.item.value;
        Mark mark = make_mark(flow, node, item, number++);
        g_array_append_val(marks, mark);
    }
    make_room(flow, style, marks);
    set_items(flow, marks);
    flow_leave(flow, &scope);
}

/* A term that the sheet sets inline stands in the margin of its definition, if it fits. */
static bool
hangs(Flow *flow, const DocNode *term, FlowMarker *marker)
{
    const Style *style = style_of(flow->styles, term);
    const DocNode *definition = term->next;
    if (style->display != STYLE_DISPLAY_INLINE || definition == NULL ||
        definition->kind != DOC_DEFINITION)
        return false;
    int room = style_of(flow->styles, definition)->margin[STYLE_LEFT];
    marker->lines = (TextLines *) inline_break(flow, term, style, flow->width);
    marker->block = term;
    marker->x = flow->left;
    return marker->lines->length == 1 && marker->lines->lines[0].width < room;
}

static void
set_hanging(Flow *flow, const DocNode *term, FlowMarker *marker)
{
    FlowMarker *outer = flow->marker;
    marker->element = element_of_block(flow->elements, term, flow->element);
    flow->marker = marker;
    block_set(flow, term->next);
    if (flow->marker == marker) {
        const Style *style = style_of(flow->styles, term);
        flow_solid(flow, style->line_height, style->snaps_to_grid);
        inline_add_marker(flow, style);
    }
    flow->marker = outer;
}

void
list_set_definitions(Flow *flow, const DocNode *node, const Style *style)
{
    FlowScope scope;
    PageElement *list = element_of_block(flow->elements, node, flow->element);
    PageElement *item = NULL;
    list->list_numbering = "None"; /* its labels are words (PDF/UA-1 7.6) */
    flow_enter(flow, &scope, node, style, list);
    for (const DocNode *child = node->first; child != NULL; child = child->next) {
        bool is_term = child->kind == DOC_TERM;
        FlowMarker marker = {.x = 0};
        if (item == NULL || (is_term && child->prev->kind != DOC_TERM))
            item = page_element_new("LI", list, NULL);
        flow->element = item;
        if (is_term && hangs(flow, child, &marker)) {
            set_hanging(flow, child, &marker);
            child = child->next;
            continue;
        }
        block_set(flow, child);
        if (is_term)
            flow_cost(flow, BOX_COST_FORBIDDEN);
    }
    flow_leave(flow, &scope);
}
