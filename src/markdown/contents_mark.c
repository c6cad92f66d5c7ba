/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/contents_mark.h"

#include <string.h>

#include "doc/walk.h"

enum { LONGEST_MARK = 16, LONGEST_NAME = 60 };

/* "[TOC]" alone in a paragraph; a fence of "toc" holds only settings (gatsby-remark). */
static bool
is_mark(const DocNode *node)
{
    static const char *const marks[] = {"[toc]", "[[toc]]", "@[toc]", "${toc}", NULL};
    if (node->kind == DOC_CODE_BLOCK)
        return g_strcmp0(node->as.code.language, "toc") == 0;
    const DocNode *text = node->first;
    if (node->kind != DOC_PARAGRAPH || text == NULL || text != node->last ||
        text->kind != DOC_TEXT || strlen(text->text) > LONGEST_MARK)
        return false;
    g_autofree char *lower = g_ascii_strdown(text->text, -1);
    return g_strv_contains(marks, g_strstrip(lower));
}

/* The letters of `text` with single blanks between, in lower case: "📌 Table of Contents"
 * is "table of contents". */
static char *
bare_words(const char *text)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isalnum(c))
            g_string_append_unichar(words, g_unichar_tolower(c));
        else if (words->len > 0 && words->str[words->len - 1] != ' ')
            g_string_append_c(words, ' ');
    }
    return g_strchomp(g_string_free(g_steal_pointer(&words), FALSE));
}

/* Is `node` called what contents are called? */
static bool
is_named_contents(const DocNode *node)
{
    static const char *const names[] = {"table of contents",
                                        "table of content",
                                        "contents",
                                        "toc",
                                        "목차",
                                        "차례",
                                        "目次",
                                        "目录",
                                        "目錄",
                                        NULL};
    g_autofree char *text = doc_plain(node);
    if (strlen(text) > LONGEST_NAME)
        return false;
    g_autofree char *words = bare_words(text);
    return g_strv_contains(names, words);
}

/* A heading with nothing below it but the next one, or the rule that ends the contents. The
 * last of all may have been cut from what follows it, or be the title of an index. */
static bool
is_empty_section(const DocNode *heading)
{
    const DocNode *next = heading->next;
    if (next != NULL && next->kind == DOC_RULE)
        next = next->next;
    return next != NULL && next->kind == DOC_HEADING;
}

/* A box that folds the contents away: nothing is in it but what it is called. */
static bool
is_empty_box(const DocNode *box)
{
    return box->first != NULL && box->first == box->last &&
           box->first->kind == DOC_PARAGRAPH && doc_node_has_class(box->first, "summary");
}

static bool
is_label(const DocNode *node)
{
    bool is_empty = node->kind == DOC_HEADING    ? is_empty_section(node)
                    : node->kind == DOC_DIVISION ? is_empty_box(node)
                                                 : false;
    return is_empty && is_named_contents(node);
}

void
contents_mark_free(DocNode *mark)
{
    DocNode *heading = mark->prev, *rule = mark->next;
    bool is_named =
        heading != NULL && heading->kind == DOC_HEADING && is_named_contents(heading);
    if (is_named)
        doc_node_free(heading);
    if (is_named && rule != NULL && rule->kind == DOC_RULE)
        doc_node_free(rule);
    doc_node_free(mark);
}

/* A heading goes with the rule below it. */
static void
label_free(DocNode *label)
{
    DocNode *rule = label->next;
    bool has_rule = label->kind == DOC_HEADING && rule != NULL && rule->kind == DOC_RULE;
    if (has_rule)
        doc_node_free(rule);
    doc_node_free(label);
}

static void
drop(DocNode *root, bool (*is_dropped)(const DocNode *), void (*free_node)(DocNode *))
{
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    for (DocNode *node = root; node != NULL; node = doc_walk_next(node, root, false))
        if (node != root && is_dropped(node))
            g_ptr_array_add(found, node);
    for (guint i = 0; i < found->len; i++)
        free_node(g_ptr_array_index(found, i));
}

void
contents_marks_drop(DocNode *root)
{
    drop(root, is_mark, contents_mark_free);
    drop(root, is_label, label_free);
}
