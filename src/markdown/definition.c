/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/definition.h"

#include <string.h>

#include "doc/walk.h"

static bool
is_break(const DocNode *node)
{
    return node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK;
}

/* Does a line that begins with `node` tell what a term means? */
static bool
is_meaning(const DocNode *node)
{
    return node != NULL && node->kind == DOC_TEXT && node->text[0] == ':' &&
           (node->text[1] == ' ' || node->text[1] == '\t') &&
           node->text[1 + strspn(node->text + 1, " \t")] != '\0';
}

static bool
has_meaning(const DocNode *paragraph)
{
    for (const DocNode *node = paragraph->first; node != NULL; node = node->next)
        if (is_break(node) && is_meaning(node->next))
            return true;
    return false;
}

static void
drop_colon(DocNode *text)
{
    text->text[0] = ' ';
    g_strchug(text->text);
}

/* Where the line that begins with `node` goes: a new term, or a new meaning. */
static DocNode *
begin_line(DocNode *list, DocNode *node)
{
    bool meaning = is_meaning(node);
    DocNode *part = doc_node_new(meaning ? DOC_DEFINITION : DOC_TERM, node->place);
    doc_node_append(list, part);
    if (!meaning)
        return part;
    drop_colon(node);
    DocNode *paragraph = doc_node_new(DOC_PARAGRAPH, node->place);
    doc_node_append(part, paragraph);
    return paragraph;
}

/* The list that `term` belongs to: the one before it, as in PHP Markdown Extra, or a new
 * one. */
static DocNode *
list_for(DocNode *term)
{
    if (term->prev != NULL && term->prev->kind == DOC_DEFINITIONS)
        return term->prev;
    DocNode *list = doc_node_new(DOC_DEFINITIONS, term->place);
    doc_node_insert_before(term, list);
    return list;
}

static void
turn(DocNode *paragraph)
{
    DocNode *list = list_for(paragraph);
    DocNode *line = NULL;
    while (paragraph->first != NULL) {
        DocNode *node = paragraph->first;
        bool ends = is_break(node) &&
                    (is_meaning(node->next) || line == NULL || line->kind == DOC_TERM);
        if (ends) {
            doc_node_free(node);
            line = NULL;
            continue;
        }
        if (line == NULL)
            line = begin_line(list, node);
        doc_node_append(line, node);
    }
    doc_node_free(paragraph);
}

/* kramdown lets a blank line part the meaning from what it belongs to. */
static bool
goes_on(const DocNode *paragraph)
{
    return paragraph->kind == DOC_PARAGRAPH && is_meaning(paragraph->first) &&
           paragraph->prev != NULL &&
           (paragraph->prev->kind == DOC_DEFINITIONS ||
            (paragraph->prev->kind == DOC_PARAGRAPH && paragraph->prev->first != NULL));
}

static DocNode *
join(DocNode *paragraph)
{
    DocNode *list = paragraph->prev;
    if (list->kind == DOC_PARAGRAPH) {
        DocNode *term = list;
        list = list_for(term);
        term->kind = DOC_TERM;
        doc_node_append(list, term);
    }
    DocNode *part = doc_node_new(DOC_DEFINITION, paragraph->place);
    drop_colon(paragraph->first);
    doc_node_append(list, part);
    doc_node_append(part, paragraph);
    return list;
}

/* ---- definitions of more than a paragraph --------------------------------------------- */

/* The lines of `paragraph` as terms at the end of `list`; frees it. */
static void
take_terms(DocNode *list, DocNode *paragraph)
{
    DocNode *term = NULL;
    while (paragraph->first != NULL) {
        DocNode *node = paragraph->first;
        if (is_break(node)) {
            doc_node_free(node);
            term = NULL;
            continue;
        }
        if (term == NULL) {
            term = doc_node_new(DOC_TERM, node->place);
            doc_node_append(list, term);
        }
        doc_node_append(term, node);
    }
    doc_node_free(paragraph);
}

/* Makes `list` definitions of the paragraph before it; they go on with those before. */
static void
turn_list(DocNode *list)
{
    DocNode *before = list->prev;
    for (DocNode *item = list->first; item != NULL; item = item->next)
        item->kind = DOC_DEFINITION;
    if (before == NULL ||
        (before->kind != DOC_PARAGRAPH && before->kind != DOC_DEFINITIONS)) {
        list->kind = DOC_DEFINITIONS;
        return;
    }
    DocNode *all = before;
    if (before->kind == DOC_PARAGRAPH) {
        all = list_for(before);
        take_terms(all, before);
    }
    doc_node_move_children(list, all);
    doc_node_free(list);
}

void
definition_make(DocNode *root, GHashTable *lines)
{
    for (DocNode *node = root, *next; node != NULL; node = next) {
        next = doc_walk_next(node, root, false);
        if (node->kind == DOC_LIST && node->first != NULL &&
            g_hash_table_contains(lines, GINT_TO_POINTER(node->first->place.line))) {
            next = node->first;
            turn_list(node);
            continue;
        }
        if (node->kind != DOC_PARAGRAPH)
            continue;
        if (goes_on(node)) {
            next = doc_walk_next(join(node), root, true);
        } else if (has_meaning(node) && !is_meaning(node->first)) {
            next = doc_walk_next(node, root, true);
            turn(node);
        }
    }
}
