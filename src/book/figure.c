/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/figure.h"

#include "doc/walk.h"

static bool
is_break(const DocNode *node)
{
    return node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK;
}

static bool
is_blank(const DocNode *node)
{
    if (node->kind != DOC_TEXT)
        return false;
    for (const char *p = node->text; *p != '\0'; p = g_utf8_next_char(p))
        if (!g_unichar_isspace(g_utf8_get_char(p)))
            return false;
    return true;
}

/* A picture, or a link round one. */
static bool
is_picture(const DocNode *node)
{
    if (node->kind == DOC_LINK && node->first != NULL && node->first == node->last)
        node = node->first;
    return node->kind == DOC_IMAGE;
}

/* The break that ends the line which begins with `node`; NULL when the paragraph does.
 * `*is_figure`: the line holds pictures and nothing else. */
static DocNode *
line_end(DocNode *node, bool *is_figure)
{
    bool has_picture = false, has_other = false;
    for (; node != NULL && !is_break(node); node = node->next) {
        has_picture |= is_picture(node);
        has_other |= !is_picture(node) && !is_blank(node);
    }
    *is_figure = has_picture && !has_other;
    return node;
}

static bool
has_figure_line(DocNode *paragraph)
{
    for (DocNode *node = paragraph->first; node != NULL;) {
        bool is_figure;
        DocNode *end = line_end(node, &is_figure);
        if (is_figure)
            return true;
        node = end != NULL ? end->next : NULL;
    }
    return false;
}

/* The block that takes the next line: the last one before `paragraph` when it is of the same
 * kind and was made here, else a new one. */
static DocNode *
block_for(DocNode *paragraph, DocNode *last, bool is_figure, DiagPlace place)
{
    DocKind kind = is_figure ? DOC_FIGURE : DOC_PARAGRAPH;
    if (last != NULL && last->kind == kind)
        return last;
    DocNode *block = doc_node_new(kind, place);
    doc_node_set(&block->classes, is_figure ? NULL : paragraph->classes);
    doc_node_insert_before(paragraph, block);
    return block;
}

static void
take_pictures(DocNode *figure, DocNode *first, const DocNode *end)
{
    for (DocNode *node = first, *next; node != end; node = next) {
        next = node->next;
        if (is_picture(node))
            doc_node_append(figure, node);
        else
            doc_node_free(node);
    }
}

/* Moves the line, with the break `before` it (taken) when the paragraph goes on. */
static void
take_text(DocNode *paragraph, DocNode *first, const DocNode *end, DocNode *before)
{
    if (before != NULL && paragraph->first != NULL)
        doc_node_append(paragraph, before);
    else
        doc_node_free(before);
    for (DocNode *node = first, *next; node != end; node = next) {
        next = node->next;
        doc_node_append(paragraph, node);
    }
}

static void
split(DocNode *paragraph)
{
    DocNode *last = NULL;
    DocNode *before = NULL; /* the break that ended the line before */
    while (paragraph->first != NULL) {
        DocNode *first = paragraph->first;
        bool is_figure;
        DocNode *end = line_end(first, &is_figure);
        if (first != end) {
            last = block_for(paragraph, last, is_figure, first->place);
            if (is_figure)
                take_pictures(last, first, end);
            else
                take_text(last, first, end, g_steal_pointer(&before));
        }
        doc_node_free(g_steal_pointer(&before));
        if (end != NULL) {
            doc_node_detach(end);
            before = end;
        }
    }
    doc_node_free(before);
    doc_node_free(paragraph);
}

void
book_figures_settle(DocNode *doc)
{
    g_autoptr(GPtrArray) paragraphs = g_ptr_array_new();
    for (DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, node->kind == DOC_PARAGRAPH))
        if (node->kind == DOC_PARAGRAPH && node->parent != NULL &&
            node->parent->kind != DOC_CELL && has_figure_line(node))
            g_ptr_array_add(paragraphs, node);
    for (guint i = 0; i < paragraphs->len; i++)
        split(g_ptr_array_index(paragraphs, i));
}
