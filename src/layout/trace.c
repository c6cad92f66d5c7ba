/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/trace.h"

#include "base/measure.h"
#include "book/words.h"
#include "doc/walk.h"
#include "layout/edge.h"
#include "layout/formula.h"
#include "layout/footnote.h"
#include "layout/picture.h"

/* The em box of the fonts of Korea. */
#define ASCENT 0.88
#define DESCENT 0.12

static void
add_bar(Flow *flow, const TextFragment *fragment, int x, int y)
{
    int thickness = MAX(fragment->style->font_size / 18, MEASURE_POINT / 4);
    PageBox box = {x, y, fragment->width, thickness};
    flow_add_rectangle(flow, box, fragment->style->colour);
}

/* The background and the borders of an inline element: `width` from `x` on, a little higher
 * than its em boxes. */
static void
add_box(Flow *flow, const Style *style, int x, int y, int width)
{
    int size = style->font_size, pad = size / 10;
    PageBox box = {x, y - (int) (ASCENT * size) - pad, width, size + 2 * pad};
    if (style->background.a > 0)
        flow_add_rectangle(flow, box, style->background);
    const PageBox sides[4] = {
        [STYLE_TOP] = {box.x, box.y, box.width, style->border[STYLE_TOP].width},
        [STYLE_RIGHT] = {box.x + box.width - style->border[STYLE_RIGHT].width, box.y,
                         style->border[STYLE_RIGHT].width, box.height},
        [STYLE_BOTTOM] = {box.x, box.y + box.height, box.width,
                          style->border[STYLE_BOTTOM].width},
        [STYLE_LEFT] = {box.x, box.y, style->border[STYLE_LEFT].width, box.height}};
    PageItem item;
    for (int i = 0; i < 4; i++)
        if (edge_item(&style->border[i], sides[i], i % 2 == 1, &item))
            box_add_item(flow->list, item);
}

/* True for what stands in an inline element of the block, not in the block itself. Styles
 * cannot tell: lines may be older than the resolver now in use. */
static bool
is_in_element(const TextFragment *fragment, const InlineOwner *owner)
{
    const DocNode *node = fragment->node;
    if (node != NULL && node->kind == DOC_TEXT)
        node = node->parent;
    return node != NULL && node != owner->block && !doc_kind_is_block(node->kind);
}

/* The padding that text/inlines.c puts at either end of what has a box. */
static bool
is_padding(const TextFragment *fragment)
{
    return fragment->glyphs == NULL && fragment->payload == NULL;
}

/* Fragments of one style that follow each other share a box, up to the padding that ends
 * it. */
static void
add_boxes(Flow *flow, const TextLine *line, const InlineOwner *owner, int x, int y)
{
    const GArray *all = line->fragments;
    for (guint i = 0, end; i < all->len; i = end) {
        const TextFragment *first = &g_array_index(all, TextFragment, i);
        int left = first->x, right = first->x + first->width;
        for (end = i + 1; end < all->len; end++) {
            const TextFragment *next = &g_array_index(all, TextFragment, end);
            if (next->style != first->style || next->rise != first->rise)
                break;
            left = MIN(left, next->x);
            right = MAX(right, next->x + next->width);
            if (is_padding(next)) {
                end++;
                break;
            }
        }
        if (first->style != NULL && is_in_element(first, owner))
            add_box(flow, first->style, x + left, y - first->rise, right - left);
    }
}

static void
add_decoration(Flow *flow, const TextFragment *fragment, int x, int y)
{
    const Style *style = fragment->style;
    if (style == NULL || fragment->is_leader)
        return;
    if (style->has_underline)
        add_bar(flow, fragment, x, y + (int) (0.14 * style->font_size));
    if (style->has_strike)
        add_bar(flow, fragment, x, y - (int) (0.34 * style->font_size));
    if (style->has_overline)
        add_bar(flow, fragment, x, y - (int) (0.92 * style->font_size));
}

/* What a screen reader says of a link: its title, its address, or where in the book it leads;
 * a note's mark has no words of its own. */
static char *
describe_link(const Flow *flow, const DocNode *node, const char *target)
{
    if (node->title != NULL || *target != '#')
        return g_strdup(node->title != NULL ? node->title : target);
    const char *language = flow->task->book->language;
    g_autofree char *words = doc_plain(node);
    return book_word_link(language,
                          *words != '\0' ? words : book_word(language, BOOK_WORD_NOTE));
}

static guint
find_link(Flow *flow, const DocNode *node, const char *target, PageElement *element)
{
    BoxList *list = flow->list;
    for (guint i = list->links->len; i > 0 && i + 8 > list->links->len; i--)
        if (g_array_index(list->links, BoxLink, i - 1).node == node)
            return i - 1;
    BoxLink link = {.node = node, .element = element};
    link.target = g_strdup(target);
    link.description = describe_link(flow, node, target);
    g_array_append_val(list->links, link);
    return list->links->len - 1;
}

static PageBox
join(PageBox a, PageBox b)
{
    int top = MIN(a.y, b.y), foot = MAX(a.y + a.height, b.y + b.height);
    int left = MIN(a.x, b.x), right = MAX(a.x + a.width, b.x + b.width);
    return (PageBox){left, top, right - left, foot - top};
}

void
trace_link(Flow *flow, const DocNode *node, const char *target, PageElement *element,
           PageBox area)
{
    if (target == NULL || *target == '\0' || element == NULL)
        return;
    BoxMark mark = {.kind = BOX_MARK_LINK, .area = area};
    mark.as.link = find_link(flow, node, target, element);
    const Box *box = box_at(flow->list, flow->list->boxes->len - 1);
    for (guint i = box->marks; i < box->marks + box->n_marks; i++) {
        BoxMark *other = &g_array_index(flow->list->marks, BoxMark, i);
        if (other->kind == BOX_MARK_LINK && other->as.link == mark.as.link) {
            other->area = join(other->area, area);
            return;
        }
    }
    box_add_mark(flow->list, mark);
}

/* Links and places around the leaf that the fragment stems from. */
static void
mark_ancestors(Flow *flow, const TextFragment *fragment, const InlineOwner *owner,
               PageBox area)
{
    for (const DocNode *node = fragment->node; node != NULL && node != owner->block;
         node = node->parent) {
        if (node->id != NULL && fragment->node_start == 0)
            box_add_mark(flow->list,
                         (BoxMark){.kind = BOX_MARK_ANCHOR, .name = node->id});
        if (node->kind == DOC_LINK)
            trace_link(
                flow, node, node->url,
                element_of_leaf(flow->elements, node, owner->block, owner->element),
                area);
    }
}

static void
mark_call(Flow *flow, const TextFragment *fragment, const InlineOwner *owner,
          PageBox area)
{
    guint number = note_number(flow->notes, fragment->node);
    if (number == 0 || flow->notes_depth > 0)
        return;
    Box *box = box_at(flow->list, flow->list->boxes->len - 1);
    box->notes = MAX(box->notes, number);
    g_autofree char *target = note_target(flow->notes, number);
    PageElement *element =
        element_of_leaf(flow->elements, fragment->node, owner->block, owner->element);
    trace_link(flow, fragment->node, target, element, area);
}

static void
mark_leaf(Flow *flow, const TextFragment *fragment)
{
    const Box *box = box_at(flow->list, flow->list->boxes->len - 1);
    if (fragment->node == NULL || doc_kind_holds_inlines(fragment->node->kind))
        return;
    for (guint i = 0; i < box->n_marks; i++)
        if (g_array_index(flow->list->marks, BoxMark, box->marks + i).kind ==
            BOX_MARK_LEAF)
            return;
    BoxMark mark = {.kind = BOX_MARK_LEAF};
    mark.as.leaf.node = fragment->node;
    mark.as.leaf.offset = fragment->node_start;
    box_add_mark(flow->list, mark);
}

static void
add_glyphs(Flow *flow, const TextFragment *fragment, PageElement *element, int x, int y,
           bool ends_line)
{
    PageItem item = {.kind = PAGE_TEXT,
                     .element = fragment->is_leader ? NULL : element,
                     .x = x,
                     .y = y,
                     .colour = fragment->style->colour};
    item.as.text.text = fragment->text;
    item.as.text.glyphs = fragment->glyphs;
    item.as.text.ends_line = ends_line && item.element != NULL;
    box_add_item(flow->list, item);
}

void
trace_fragment(Flow *flow, const TextFragment *fragment, const InlineOwner *owner, int x,
               int y, bool ends_line)
{
    PageElement *element = owner->element;
    int left = x + fragment->x, baseline = y - fragment->rise;
    if (is_padding(fragment))
        return;
    if (element != NULL && fragment->node != NULL)
        element = element_of_leaf(flow->elements, fragment->node, owner->block, element);
    if (fragment->glyphs != NULL)
        add_glyphs(flow, fragment, element, left, baseline, ends_line);
    else if (fragment->node != NULL && formula_is_drawn(fragment->node))
        formula_add_object(flow, fragment, element, left, baseline);
    else
        picture_add_object(flow, fragment, element, left, baseline);
    add_decoration(flow, fragment, left, baseline);
    if (fragment->node == NULL || owner->element == NULL)
        return;
    int size = fragment->style != NULL ? fragment->style->font_size : 0;
    int ascent = fragment->glyphs != NULL ? (int) (ASCENT * size) : fragment->ascent;
    int descent =
        fragment->glyphs != NULL ? (int) (2 * DESCENT * size) : fragment->descent;
    PageBox area = {left, baseline - ascent, fragment->width, ascent + descent};
    mark_ancestors(flow, fragment, owner, area);
    mark_call(flow, fragment, owner, area);
    mark_leaf(flow, fragment);
}

void
inline_add_line(Flow *flow, const TextLine *line, const InlineOwner *owner, int x, int y)
{
    guint n = line->fragments->len;
    bool ends = owner->goes_on && line->is_forced_end;
    add_boxes(flow, line, owner, x, y);
    for (guint i = 0; i < n; i++)
        trace_fragment(flow, &g_array_index(line->fragments, TextFragment, i), owner, x,
                       y, ends && i + 1 == n);
}
