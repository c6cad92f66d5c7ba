/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/tidy.h"

#include <string.h>

#include "base/text.h"
#include "doc/walk.h"

static bool
is_blank(const char *text)
{
    return text[strspn(text, " \t\n\r")] == '\0';
}

bool
tidy_is_space(const DocNode *node)
{
    return node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK ||
           (node->kind == DOC_TEXT && is_blank(node->text));
}

void
tidy_trim(DocNode *block)
{
    DocNode *last = block->last;
    while (last != NULL) {
        if (last->last != NULL && doc_kind_holds_inlines(last->kind)) {
            last = last->last;
        } else if (tidy_is_space(last)) {
            doc_node_free(last);
            last = block->last;
        } else {
            if (last->kind == DOC_TEXT)
                g_strchomp(last->text);
            return;
        }
    }
}

/* Takes the texts that follow `text` into it. */
static void
join(DocNode *text)
{
    if (text->next == NULL || text->next->kind != DOC_TEXT)
        return;
    g_autoptr(GString) joined = g_string_new(text->text);
    while (text->next != NULL && text->next->kind == DOC_TEXT) {
        g_string_append(joined, text->next->text);
        doc_node_free(text->next);
    }
    doc_node_set(&text->text, joined->str);
}

/* Spaces in a row show as one, as they do in a browser. */
static void
squeeze(char *text)
{
    char *out = text;
    for (const char *p = text; *p != '\0'; p++) {
        bool is_space = *p == ' ' || *p == '\t' || *p == '\n' || *p == '\r';
        if (!is_space || out == text || out[-1] != ' ')
            *out++ = is_space ? ' ' : *p;
    }
    *out = '\0';
}

static bool
is_hollow(const DocNode *node)
{
    if (node->first != NULL || node->id != NULL)
        return false;
    switch (node->kind) {
    case DOC_TEXT:
        return *node->text == '\0';
    case DOC_PARAGRAPH:
    case DOC_DIVISION:
    case DOC_LIST:
    case DOC_DEFINITIONS:
    case DOC_TABLE:
    case DOC_ROW:
    case DOC_CAPTION:
    case DOC_FIGURE:
    case DOC_SPAN:
    case DOC_EMPHASIS:
    case DOC_STRONG:
    case DOC_STRIKE:
        return true;
    default:
        return false;
    }
}

/* A "<div>" or "<span>" that says nothing about what it holds. */
static bool
is_idle(const DocNode *node)
{
    return (node->kind == DOC_DIVISION || node->kind == DOC_SPAN) && node->id == NULL &&
           node->classes == NULL && node->language == NULL && node->parent != NULL;
}

/* Takes out what holds and says nothing; children before parents. */
static void
prune(DocNode *root)
{
    DocNode *node = root;
    while (node->first != NULL)
        node = node->first;
    while (node != root) {
        DocNode *next = node->next, *parent = node->parent;
        if (is_hollow(node))
            doc_node_free(node);
        else if (is_idle(node))
            doc_node_unwrap(node);
        node = next == NULL ? parent : next;
        while (next != NULL && node->first != NULL)
            node = node->first;
    }
}

/* HTML has one caption, before the rows; what is called so again is more of its words. */
static void
settle_captions(DocNode *table)
{
    DocNode *caption = NULL;
    for (DocNode *child = table->first, *next; child != NULL; child = next) {
        next = child->next;
        if (child->kind != DOC_CAPTION)
            continue;
        if (caption == NULL) {
            caption = child;
            doc_node_detach(caption);
            continue;
        }
        doc_node_append(caption, doc_node_new(DOC_LINE_BREAK, child->place));
        doc_node_move_children(child, caption);
        doc_node_free(child);
    }
    if (caption != NULL)
        doc_node_prepend(table, caption);
}

/* A ruby is bases, each with words above it: what has none leaves it at the end, words
 * above nothing are text (HTML §4.5.10). */
static void
settle_ruby(DocNode *ruby)
{
    DocNode *last = ruby->last;
    while (last != NULL && last->kind != DOC_RUBY_TEXT)
        last = last->prev;
    if (ruby->first != NULL && ruby->first->kind == DOC_RUBY_TEXT)
        ruby->first->kind = DOC_SPAN;
    if (last == NULL || last->kind == DOC_SPAN || ruby->parent->kind == DOC_RUBY) {
        ruby->kind = DOC_SPAN;
        return;
    }
    bool is_bare = false;
    for (const DocNode *node = last->next; node != NULL; node = node->next)
        is_bare |= !tidy_is_space(node);
    while (is_bare && ruby->last != last)
        doc_node_insert_after(ruby, ruby->last);
}

static void
settle_rubies(DocNode *root)
{
    for (DocNode *node = root; node != NULL; node = doc_walk_next(node, root, false)) {
        if (node->kind == DOC_RUBY && node != root)
            settle_ruby(node);
        else if (node->kind == DOC_RUBY_TEXT && node->parent->kind != DOC_RUBY)
            node->kind = DOC_SPAN;
    }
}

void
tidy_tree(DocNode *root)
{
    settle_rubies(root);
    prune(root);
    for (DocNode *node = root; node != NULL; node = doc_walk_next(node, root, false)) {
        if (node->kind == DOC_TABLE)
            settle_captions(node);
        if (node->kind != DOC_TEXT)
            continue;
        join(node);
        squeeze(node->text);
    }
}

void
tidy_drop_empty(DocNode *root)
{
    for (DocNode *node = root, *next; node != NULL; node = next) {
        next = doc_walk_next(node, root, false);
        bool is_empty = (node->kind == DOC_HEADING || node->kind == DOC_BLOCK_QUOTE) &&
                        node->first == NULL && node->id == NULL;
        if (is_empty)
            doc_node_free(node);
    }
}

static void
clean(char *text)
{
    char *out = text;
    for (const char *p = text; p != NULL && *p != '\0';) {
        const char *next = g_utf8_next_char(p);
        gunichar c = g_utf8_get_char(p);
        bool is_kept = text_is_xml(c) && c != 0x7F;
        for (; p < next; p++)
            if (is_kept)
                *out++ = *p;
    }
    if (text != NULL)
        *out = '\0';
}

void
tidy_clean_strings(DocNode *root)
{
    for (DocNode *node = root; node != NULL; node = doc_walk_next(node, root, false)) {
        clean(node->url);
        clean(node->title);
        if (node->kind == DOC_IMAGE || node->kind == DOC_MATH ||
            node->kind == DOC_MATH_BLOCK)
            clean(node->text);
        if (node->kind == DOC_CODE_BLOCK) {
            clean(node->as.code.language);
            clean(node->as.code.marks);
        }
    }
}
