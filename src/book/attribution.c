/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/attribution.h"

#include <string.h>

#include "doc/walk.h"

/* A longer line is a remark, not a name. */
#define MOST_CHARACTERS 60

/* The length of the dash that `text` begins with and of the spaces behind it; 0: none. */
static gsize
dash_length(const char *text)
{
    static const char *const dashes[] = {"—", "―", "–", "--"};
    const char *p = text + strspn(text, " ");
    for (gsize i = 0; i < G_N_ELEMENTS(dashes); i++) {
        const char *end = p;
        while (g_str_has_prefix(end, dashes[i]))
            end += strlen(dashes[i]);
        if (end > p)
            return (gsize) (end - text) + strspn(end, " ");
    }
    return 0;
}

static bool
begins_with_dash(const DocNode *inline_node)
{
    return inline_node != NULL && inline_node->kind == DOC_TEXT &&
           dash_length(inline_node->text) > 0;
}

static bool
is_break(const DocNode *node)
{
    return node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK;
}

static bool
is_name(const DocNode *first)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (const DocNode *node = first; node != NULL; node = node->next) {
        if (is_break(node))
            return false;
        g_autofree char *plain = doc_plain(node);
        g_string_append(text, plain);
    }
    static const char *const ends[] = {".", "?", "!", "…", "。", "？", "！"};
    g_autofree char *name = g_strchomp(g_strdup(text->str));
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(name, ends[i]))
            return false;
    return strlen(name) > dash_length(name) && g_utf8_strlen(name, -1) <= MOST_CHARACTERS;
}

/* The first inline of the paragraph's last line. */
static DocNode *
last_line(DocNode *paragraph)
{
    DocNode *first = paragraph->last;
    while (first != NULL && first->prev != NULL && !is_break(first->prev))
        first = first->prev;
    return first;
}

/* Takes the line that `first` begins out of its paragraph, into one of its own. */
static DocNode *
set_apart(DocNode *first)
{
    DocNode *paragraph = first->parent;
    DocNode *line = doc_node_new(DOC_PARAGRAPH, first->place);
    doc_node_insert_after(paragraph, line);
    doc_node_free(first->prev);
    for (DocNode *node = first, *next; node != NULL; node = next) {
        next = node->next;
        doc_node_detach(node);
        doc_node_append(line, node);
    }
    return line;
}

/* True when the line before the one that `first` begins has a dash too: they speak in turns. */
static bool
is_answer(const DocNode *first)
{
    const DocNode *before = first->prev != NULL ? first->prev->prev : NULL;
    if (first->prev == NULL && first->parent->prev->kind == DOC_PARAGRAPH)
        before = first->parent->prev->last;
    while (before != NULL && before->prev != NULL && !is_break(before->prev))
        before = before->prev;
    return begins_with_dash(before);
}

static void
settle_quotation(DocNode *quotation)
{
    DocNode *paragraph = quotation->last;
    while (paragraph != NULL && paragraph->kind == DOC_FOOTNOTE)
        paragraph = paragraph->prev;
    if (paragraph == NULL || paragraph->kind != DOC_PARAGRAPH)
        return;
    DocNode *first = last_line(paragraph);
    bool is_alone = first == paragraph->first;
    if (!begins_with_dash(first) || !is_name(first) ||
        (is_alone && paragraph->prev == NULL))
        return;
    if (is_answer(first))
        return;
    DocNode *line = is_alone ? paragraph : set_apart(first);
    gsize dash = dash_length(first->text);
    memmove(first->text, first->text + dash, strlen(first->text + dash) + 1);
    if (*first->text == '\0')
        doc_node_free(first);
    doc_node_add_class(line, "attribution");
}

void
book_attributions_settle(DocNode *doc)
{
    for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        if (node->kind == DOC_BLOCK_QUOTE)
            settle_quotation(node);
}
