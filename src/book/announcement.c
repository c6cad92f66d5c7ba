/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/announcement.h"

#include "doc/walk.h"

/* A line in a book's page holds about thirty Hangul; a longer one is prose. */
#define MOST_CHARACTERS 40

static bool
is_bold_line(const DocNode *node)
{
    return node->kind == DOC_PARAGRAPH && node->first != NULL &&
           node->first->kind == DOC_STRONG && node->first->next == NULL;
}

/* A sentence that is only spoken loudly announces nothing. */
static bool
is_sentence(const char *text)
{
    static const char *const ends[] = {".", "!", "…", "。", "”", "\"", "’"};
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(text, ends[i]))
            return true;
    return false;
}

/* What is read next: notes stand elsewhere. */
static const DocNode *
following(const DocNode *node)
{
    const DocNode *next = node->next;
    while (next != NULL && next->kind == DOC_FOOTNOTE)
        next = next->next;
    return next;
}

static bool
is_announcement(const DocNode *node)
{
    const DocNode *next = following(node);
    if (!is_bold_line(node) || next == NULL || is_bold_line(next) ||
        next->kind == DOC_HEADING || next->kind == DOC_RULE)
        return false;
    g_autofree char *text = g_strstrip(doc_plain(node));
    return *text != '\0' && g_utf8_strlen(text, -1) <= MOST_CHARACTERS &&
           !is_sentence(text);
}

static bool
is_idle_rule(const DocNode *node)
{
    const DocNode *next = following(node);
    return node->kind == DOC_RULE && (next == NULL || next->kind == DOC_HEADING);
}

void
book_announcements_settle(DocNode *doc)
{
    for (DocNode *node = doc->first; node != NULL; node = node->next) {
        if (is_announcement(node))
            doc_node_add_class(node, "announcement");
        else if (is_idle_rule(node))
            doc_node_add_class(node, "before-heading");
    }
}
