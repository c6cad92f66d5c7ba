/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/block.h"

#include "doc/walk.h"
#include "layout/card.h"
#include "layout/code.h"
#include "layout/coded_address.h"
#include "layout/content.h"
#include "layout/edge.h"
#include "layout/formula.h"
#include "layout/inline.h"
#include "layout/list.h"
#include "layout/picture.h"
#include "layout/table.h"

/* Against a page that is five lines short. */
#define COST_INTRODUCTION 300
#define CODE_LINES 3 /* of an end note: how high its code is */

static void
set_lines(Flow *flow, const TextLines *lines, const Style *style, PageElement *element)
{
    InlineOwner owner = {style, NULL, element, false};
    for (guint i = 0; i < lines->length; i++) {
        if (i > 0)
            flow_cost(flow, BOX_COST_FORBIDDEN);
        flow_solid(flow, style->line_height, style->snaps_to_grid);
        inline_add_line(flow, &lines->lines[i], &owner, flow->left,
                        flow_baseline(flow, style, style->line_height));
    }
}

/* A block that the sheet puts first or last into `node`. */
static void
set_generated(Flow *flow, const DocNode *node, const char *pseudo)
{
    const Style *style = style_of_pseudo(flow->styles, node, pseudo);
    if (style == NULL || style->content == NULL || style->content->len == 0)
        return;
    bool is_found;
    FlowScope scope;
    g_autoptr(TextParagraph) paragraph =
        text_paragraph_new(flow->setter, style, flow->task->book->language);
    content_add(flow, paragraph, node, pseudo, &is_found);
    flow_enter(flow, &scope, NULL, style, NULL);
    TextMeasure measure = {.width = flow->width};
    TextLines *lines =
        line_store_keep(flow->lines, NULL, text_paragraph_break(paragraph, &measure));
    /* Who listens hears a pause between paragraphs, not three stars. */
    PageElement *element =
        node->kind != DOC_RULE ? page_element_new("P", flow->element, NULL) : NULL;
    set_lines(flow, lines, style, element);
    flow_leave(flow, &scope);
    if (g_str_equal(pseudo, "before"))
        flow_cost(flow, BOX_COST_FORBIDDEN);
}

static void
set_container(Flow *flow, const DocNode *node, const Style *style)
{
    FlowScope scope;
    PageElement *element = node->kind == DOC_DOCUMENT
                               ? flow->element
                               : element_of_block(flow->elements, node, flow->element);
    flow_enter(flow, &scope, node, style, element);
    set_generated(flow, node, "before");
    block_set_children(flow, node);
    set_generated(flow, node, "after");
    flow_leave(flow, &scope);
}

/* The paragraphs of a tight list are the item's own lines, the only one of a cell the
 * cell's. */
static bool
is_tight(const DocNode *node)
{
    const DocNode *parent = node->parent;
    if (node->kind != DOC_PARAGRAPH || parent == NULL)
        return false;
    if (parent->kind == DOC_CELL)
        return parent->first == parent->last;
    return parent->kind == DOC_ITEM && parent->parent->kind == DOC_LIST &&
           parent->parent->as.list.is_tight;
}

/* Only the book's own end notes are paragraphs with an address (endnote.h). */
static bool
set_endnote(Flow *flow, const DocNode *node)
{
    const Style *style = style_of(flow->styles, node->parent);
    return flow->section->kind == BOOK_NOTES && node->url != NULL &&
           coded_address_set(flow, node, node->url, style, style,
                             CODE_LINES * style->line_height);
}

static void
set_text(Flow *flow, const DocNode *node, const Style *style)
{
    FlowScope scope;
    if (set_endnote(flow, node))
        return;
    PageElement *element = element_of_block(flow->elements, node, flow->element);
    if (is_tight(node)) {
        if (node->id != NULL)
            g_ptr_array_add(flow->anchors, node->id);
        inline_set(flow, node, style_of(flow->styles, node->parent), element);
        return;
    }
    flow_enter(flow, &scope, node, style, element);
    inline_set(flow, node, style, element);
    flow_leave(flow, &scope);
    if (node->kind == DOC_HEADING)
        flow_cost(flow, BOX_COST_FORBIDDEN);
}

static bool
holds_pictures(const DocNode *figure)
{
    bool has_picture = false;
    for (const DocNode *child = figure->first; child != NULL; child = child->next) {
        bool holds_inlines = child->kind == DOC_PARAGRAPH || child->kind == DOC_LINK;
        bool is_picture =
            child->kind == DOC_IMAGE || (holds_inlines && picture_is_alone(child));
        has_picture |= is_picture;
        if (!is_picture && child->kind != DOC_CAPTION)
            return false;
    }
    return has_picture;
}

static void
set_rule(Flow *flow, const DocNode *node, const Style *style)
{
    FlowScope scope;
    const Style *mark = style_of_pseudo(flow->styles, node, "before");
    if (mark != NULL && mark->content != NULL) {
        flow_enter(flow, &scope, node, style, NULL);
        set_generated(flow, node, "before");
        flow_leave(flow, &scope);
        return;
    }
    const StyleLine *line = &style->border[STYLE_TOP];
    Style plain = *style;
    for (int i = 0; i < 4; i++)
        plain.border[i] = (StyleLine){0};
    plain.background.a = 0;
    flow_enter(flow, &scope, node, &plain, NULL);
    int height = style->snaps_to_grid ? flow->leading : MAX(line->width, 1);
    flow_solid(flow, height, style->snaps_to_grid);
    PageItem item;
    PageBox box = {flow->left, (height - line->width) / 2, flow->width, line->width};
    if (edge_item(line, box, false, &item))
        box_add_item(flow->list, item);
    flow_leave(flow, &scope);
}

void
block_set(Flow *flow, const DocNode *node)
{
    const Style *style = style_of(flow->styles, node);
    if (style->display == STYLE_DISPLAY_NONE)
        return;
    switch (node->kind) {
    case DOC_PARAGRAPH:
        if (picture_is_alone(node) && picture_is_large(flow, node))
            picture_set(flow, node, style);
        else
            set_text(flow, node, style);
        break;
    case DOC_HEADING:
    case DOC_TERM:
    case DOC_CAPTION:
        set_text(flow, node, style);
        break;
    case DOC_FIGURE:
        if (holds_pictures(node))
            picture_set(flow, node, style);
        else
            set_container(flow, node, style);
        break;
    case DOC_LIST:
        list_set(flow, node, style);
        break;
    case DOC_DEFINITIONS:
        list_set_definitions(flow, node, style);
        break;
    case DOC_TABLE:
        table_set(flow, node, style);
        break;
    case DOC_CODE_BLOCK:
        code_set(flow, node, style);
        break;
    case DOC_MATH_BLOCK:
        if (formula_is_drawn(node))
            formula_set(flow, node, style);
        else
            code_set(flow, node, style);
        break;
    case DOC_CARD:
        card_set(flow, node, style);
        break;
    case DOC_RULE:
        set_rule(flow, node, style);
        break;
    case DOC_FOOTNOTE:
        break;
    default:
        set_container(flow, node, style);
        break;
    }
}

void
block_set_children(Flow *flow, const DocNode *node)
{
    block_set_range(flow, node, node->first, NULL);
}

static bool
is_introduced(DocKind kind)
{
    return kind == DOC_CODE_BLOCK || kind == DOC_MATH_BLOCK || kind == DOC_TABLE ||
           kind == DOC_LIST || kind == DOC_DEFINITIONS;
}

static bool
ends_with_colon(const DocNode *paragraph)
{
    g_autofree char *text = doc_plain(paragraph);
    g_strchomp(text);
    return g_str_has_suffix(text, ":") || g_str_has_suffix(text, "：");
}

/* "Output:" stays with the listing that it announces, and so does any single line: what
 * stands from the box `first` on. */
static void
keep_introduction(Flow *flow, const DocNode *node, guint first)
{
    const DocNode *before = node->prev;
    if (!is_introduced(node->kind) || before == NULL || before->kind != DOC_PARAGRAPH)
        return;
    if (flow_is_one_line(flow, first) || ends_with_colon(before))
        flow_cost(flow, COST_INTRODUCTION);
}

void
block_set_range(Flow *flow, const DocNode *node, const DocNode *from, const DocNode *end)
{
    guint last = flow->list->boxes->len;
    for (const DocNode *child = from; child != end;) {
        const DocNode *first = child;
        guint begins = flow->list->boxes->len;
        while (child != end && !doc_kind_is_block(child->kind))
            child = child->next;
        if (child != first) {
            inline_set_run(flow, node, first, child);
        } else {
            keep_introduction(flow, child, last);
            block_set(flow, child);
            child = child->next;
        }
        last = begins;
    }
}
