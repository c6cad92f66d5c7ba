/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/element.h"

#include <string.h>

#include "doc/walk.h"
#include "epub/card.h"
#include "epub/code.h"
#include "epub/footnote.h"
#include "epub/leaf.h"
#include "epub/table.h"

/* ---- what HTML asks ---------------------------------------------------------------------- */

/* The lines of a cell are lines with or without their class. */
static bool
is_plain(const DocNode *paragraph)
{
    bool is_lines = paragraph->parent->kind == DOC_CELL &&
                    g_strcmp0(paragraph->classes, "lines") == 0;
    return paragraph->id == NULL && paragraph->language == NULL &&
           (paragraph->classes == NULL || is_lines);
}

/* Text of a tight item, and the only one of a cell or definition, needs no <p>; MuPDF sets a
 * <p> of a cell at the edge of the table. */
static bool
is_bare(const Writer *self, const DocNode *node)
{
    const DocNode *parent = node->parent;
    if (node->kind != DOC_PARAGRAPH || parent == NULL || !is_plain(node))
        return false;
    if (parent->kind == DOC_ITEM) /* its marker stays where those of the others are */
        return parent->parent->as.list.is_tight &&
               (node->prev == NULL || node->prev->kind != DOC_PARAGRAPH) &&
               writer_direction(self, node) == NULL;
    return node->prev == NULL && node->next == NULL &&
           (parent->kind == DOC_CELL || parent->kind == DOC_DEFINITION);
}

/* A dl is groups of terms and then definitions; anything else is boxes. */
static bool
is_sound(const DocNode *definitions)
{
    const DocNode *first = definitions->first, *last = definitions->last;
    return first != NULL && first->kind == DOC_TERM && last->kind == DOC_DEFINITION;
}

/* HTML has no headings in header cells, and notes stand apart from the levels of the text. */
static bool
may_hold_heading(const DocNode *node)
{
    for (; node != NULL; node = node->parent)
        if (node->kind == DOC_FOOTNOTE ||
            (node->kind == DOC_CELL && node->as.cell.is_header))
            return false;
    return true;
}

/* A file that begins in the middle of a chapter has its first heading at level 2, and
 * none after it skips a level. */
static const char *
heading_element(Writer *self, const DocNode *node)
{
    static const char *const elements[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    if (!may_hold_heading(node->parent))
        return "p";
    int level = node->as.heading.level;
    self->shift = CLAMP(level - 2, 0, self->shift);
    return elements[CLAMP(level - self->shift, 1, 6) - 1];
}

static const char *
element_of(Writer *self, const DocNode *node)
{
    const DocNode *parent = node->parent;
    switch (node->kind) {
    case DOC_HEADING:
        return heading_element(self, node);
    case DOC_DEFINITIONS:
        return is_sound(node) ? "dl" : "div";
    case DOC_TERM:
        return g_hash_table_contains(self->unsound, parent) ? "p" : "dt";
    case DOC_DEFINITION:
        return g_hash_table_contains(self->unsound, parent) ? "div" : "dd";
    case DOC_CAPTION:
        return parent->kind == DOC_TABLE                  ? "caption"
               : node->prev == NULL || node->next == NULL ? "figcaption"
                                                          : "p";
    default:
        return doc_node_element(node);
    }
}

/* ---- attributes ---------------------------------------------------------------------------- */

/* The classes of `node` but the one that became its element, `more` before them. */
static char *
classes_of(const DocNode *node, const char *element, const char *more)
{
    const char *own = g_strcmp0(node->classes, element) == 0 ? NULL : node->classes;
    if (own != NULL && more != NULL)
        return g_strconcat(more, " ", own, NULL);
    return g_strdup(own != NULL ? own : more);
}

/* The direction of the text that stands in the element of `node` itself; NULL: the book's. */
static const char *
direction_of(const Writer *self, const DocNode *node)
{
    bool is_block = doc_kind_is_block(node->kind);
    bool is_holder = (node->kind == DOC_CELL || node->kind == DOC_DEFINITION) &&
                     node->first != NULL && is_bare(self, node->first);
    bool has_text = is_holder || (is_block && doc_kind_holds_inlines(node->kind));
    return has_text ? writer_direction(self, node) : NULL;
}

static void
open_plain(Writer *self, const DocNode *node, const char *element)
{
    g_autofree char *classes = classes_of(node, element, NULL);
    const char *language = writer_language(self, node);
    writer_open(self, element, "id", node->id, "class", classes, "lang", language,
                "xml:lang", language, "dir", direction_of(self, node), NULL);
}

/* `id` NULL and `start` the item that comes first when the list goes on. */
static void
open_list(Writer *self, const DocNode *node, const char *id, int start)
{
    g_autofree char *number = g_strdup_printf("%d", start);
    const char type[2] = {node->as.list.style, '\0'};
    bool is_ordered = node->as.list.is_ordered;
    g_autofree char *classes =
        classes_of(node, "", node->as.list.is_tight ? "tight" : NULL);
    const char *language = writer_language(self, node);
    writer_open(self, is_ordered ? "ol" : "ul", "id", id, "class", classes, "lang",
                language, "xml:lang", language, "start",
                is_ordered && start != 1 ? number : NULL, "type",
                is_ordered && type[0] != '1' && type[0] != '\0' ? type : NULL, NULL);
}

static void
open_item(Writer *self, const DocNode *node)
{
    g_autofree char *value = g_strdup_printf("%d", node->as.item.value);
    bool is_task = node->as.item.task != DOC_TASK_NONE;
    bool has_value = node->as.item.value != 0 && node->parent->as.list.is_ordered;
    g_autofree char *classes = classes_of(node, "", is_task ? "task" : NULL);
    xml_open(self->xml, "li", "id", node->id, "class", classes, "value",
             has_value ? value : NULL, NULL);
    if (is_task)
        self->task = node;
    else if (self->fonts != NULL)
        epub_fonts_use_marker(self->fonts, node);
}

/* A header with nothing in it heads nothing. */
static bool
is_header(const DocNode *cell)
{
    if (!cell->as.cell.is_header)
        return false;
    for (const DocNode *node = cell; node != NULL;
         node = doc_walk_next(node, cell, false))
        if (node->kind == DOC_IMAGE || (node->text != NULL && *node->text != '\0'))
            return true;
    return false;
}

static bool
is_row_of_headers(const DocNode *row)
{
    for (const DocNode *cell = row->first; cell != NULL; cell = cell->next)
        if (!cell->as.cell.is_header)
            return false;
    return true;
}

static void
open_cell(Writer *self, const DocNode *node)
{
    static const char *const aligns[] = {NULL, "left", "centre", "right"};
    if (node->prev == NULL)
        self->heads_columns = is_row_of_headers(node->parent);
    g_autofree char *columns = g_strdup_printf("%d", node->as.cell.columns);
    g_autofree char *rows = g_strdup_printf("%d", node->as.cell.rows);
    g_autofree char *aligned = classes_of(node, "", aligns[node->as.cell.align]);
    bool is_tight = table_breaks_words(self, node);
    g_autofree char *classes = is_tight && aligned != NULL
                                   ? g_strconcat("tight ", aligned, NULL)
                                   : g_strdup(is_tight ? "tight" : aligned);
    const char *scope = self->heads_columns ? "col" : "row";
    bool heads = is_header(node);
    xml_open(self->xml, heads ? "th" : "td", "id", node->id, "class", classes, "scope",
             heads ? scope : NULL, "colspan", node->as.cell.columns > 1 ? columns : NULL,
             "rowspan", node->as.cell.rows > 1 ? rows : NULL, "dir",
             direction_of(self, node), NULL);
    g_autofree char *name = table_column_name(self, node);
    if (name == NULL)
        return;
    xml_open(self->xml, "span", "class", "column-name", NULL);
    writer_own_text(self, node, DOC_SPAN, "column-name", name);
    xml_close(self->xml);
    xml_text(self->xml, " ", 1);
}

static void
open_table(Writer *self, const DocNode *node, const char *id)
{
    g_autofree char *classes = classes_of(node, "", table_fit(self, node));
    const char *language = writer_language(self, node);
    writer_open(self, "table", "id", id, "class", classes, "lang", language, "xml:lang",
                language, NULL);
}

/* A link in a link is none, and so is one whose place is not in the book. */
static void
open_link(Writer *self, const DocNode *node)
{
    g_autofree char *href = node->url != NULL && node->url[0] == '#'
                                ? plan_href(self->plan, self->file, node->url + 1)
                                : g_strdup(node->url);
    g_autofree char *classes = classes_of(node, "a", NULL);
    const char *language = writer_language(self, node);
    writer_settle(self);
    if (href == NULL || self->links > 0)
        xml_open(self->xml, "span", "id", node->id, "class", classes, "lang", language,
                 "xml:lang", language, NULL);
    else
        xml_open(self->xml, "a", "href", href, "id", node->id, "class", classes, "title",
                 node->title, "lang", language, "xml:lang", language, NULL);
    self->links++;
}

static void
open_heading(Writer *self, const DocNode *node)
{
    for (const DocNode *child = node->first; child != NULL; child = child->first)
        writer_await_pages(self, child);
    writer_settle(self); /* a page's number is no part of a heading's text */
    open_plain(self, node, heading_element(self, node));
}

/* ---- opening and closing ----------------------------------------------------------------- */

/* The colours of code are opened in each line anew (epub/code). */
static bool
is_in_code(const Writer *self, const DocNode *node)
{
    return self->code.block != NULL && node != self->code.block;
}

static void
open_holder(Writer *self, const DocNode *node)
{
    switch (node->kind) {
    case DOC_LIST:
        open_list(self, node, node->id, node->as.list.start);
        return;
    case DOC_ITEM:
        open_item(self, node);
        return;
    case DOC_TABLE:
        open_table(self, node, node->id);
        return;
    case DOC_CELL:
        open_cell(self, node);
        return;
    case DOC_LINK:
        open_link(self, node);
        return;
    case DOC_CARD:
        card_open(self, node);
        return;
    case DOC_CODE_BLOCK:
        code_open(self, node);
        return;
    case DOC_HEADING:
        open_heading(self, node);
        return;
    case DOC_DEFINITIONS:
        if (!is_sound(node))
            g_hash_table_add(self->unsound, (gpointer) node);
        break;
    case DOC_RUBY:
        writer_settle(self);
        self->facts->has_ruby = true;
        break;
    case DOC_RUBY_TEXT:
        if (self->fonts != NULL)
            epub_fonts_use(self->fonts, node->parent, "()", -1);
        xml_element(self->xml, "rp", "(", NULL);
        break;
    default:
        break;
    }
    open_plain(self, node, element_of(self, node));
}

bool
element_open(Writer *self, const DocNode *node)
{
    writer_await_pages(self, node);
    bool is_text = node->kind == DOC_PARAGRAPH || !doc_kind_is_block(node->kind);
    if (self->task != NULL && self->task == node->parent && !is_text)
        writer_settle(self);
    if (self->fonts != NULL)
        epub_fonts_use_generated(self->fonts, node);
    if (leaf_write(self, node))
        return false;
    if (!is_bare(self, node) && !is_in_code(self, node))
        open_holder(self, node);
    return true;
}

/* With the names of its columns once more. */
static void
open_table_again(Writer *self, const DocNode *table)
{
    open_table(self, table, NULL);
    for (const DocNode *row = table->first; row != NULL; row = row->next) {
        if (row->kind != DOC_ROW)
            continue;
        if (!is_row_of_headers(row))
            return;
        writer_tree(self, row);
    }
}

static void
open_list_again(Writer *self, const DocNode *node, const DocNode *first)
{
    while (first->parent != node)
        first = first->parent;
    int start = node->as.list.start;
    for (const DocNode *item = node->first; item != first; item = item->next)
        start = (item->as.item.value != 0 ? item->as.item.value : start) + 1;
    open_list(self, node, NULL, start);
}

void
element_open_again(Writer *self, const DocNode *node, const DocNode *first)
{
    switch (node->kind) {
    case DOC_LIST:
        open_list_again(self, node, first);
        return;
    case DOC_TABLE:
        open_table_again(self, node);
        return;
    case DOC_CODE_BLOCK:
        code_open_again(self, node, first);
        return;
    default:
        break;
    }
    g_autofree char *classes = classes_of(node, "", NULL);
    const char *language = writer_language(self, node);
    writer_open(self, doc_node_element(node), "class", classes, "lang", language,
                "xml:lang", language, NULL);
}

void
element_close(Writer *self, const DocNode *node)
{
    if (is_bare(self, node) || is_in_code(self, node))
        return;
    if (node->kind == DOC_CARD)
        card_finish(self, node);
    if (self->task == node)
        writer_settle(self);
    if (node->kind == DOC_CODE_BLOCK)
        code_finish(self);
    xml_close(self->xml);
    if (node->kind == DOC_RUBY_TEXT)
        xml_element(self->xml, "rp", ")", NULL);
    if (node->kind == DOC_LINK && --self->links == 0)
        footnote_release_calls(self);
    if (doc_kind_is_block(node->kind))
        xml_newline(self->xml);
}
