/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/lines.h"

#include <string.h>

#include "base/text.h"
#include "doc/walk.h"

/* Characters: more than a verse has, nearly a line of a book. */
enum { PROSE_LINE = 30 };

static bool
is_closing(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
           c == '"' || c == '\'' || c == ')' || c == ']';
}

/* A line is a whole sentence when it ends as one: full stop, question or exclamation mark,
 * ellipsis, a tilde or an emoji after the verb, whatever closing marks follow. */
static bool
ends_sentence(const char *line)
{
    const char *p = line + strlen(line);
    while (p > line) {
        p = g_utf8_prev_char(p);
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c) || is_closing(c) || c == 0xFE0F || c == 0x200D)
            continue;
        GUnicodeType type = g_unichar_type(c);
        return c == '.' || c == '?' || c == '!' || c == '~' || c == 0x2026 ||
               c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF0E ||
               type == G_UNICODE_OTHER_SYMBOL;
    }
    return false;
}

static bool
is_break(const DocNode *node)
{
    return node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK;
}

static bool
has_characters(const DocNode *node)
{
    return node->kind == DOC_TEXT || node->kind == DOC_CODE || node->kind == DOC_MATH;
}

/* The text of each line of `block`: one string more than there are breaks. */
static GPtrArray *
lines_of(const DocNode *block, GPtrArray *breaks)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    GString *line = g_string_new(NULL);
    for (DocNode *node = doc_walk_next(block, block, false); node != NULL;
         node = doc_walk_next(node, block, false)) {
        if (has_characters(node))
            g_string_append(line, node->text);
        else if (node->kind == DOC_IMAGE)
            g_string_append_unichar(line, 0xFFFC);
        if (!is_break(node))
            continue;
        g_ptr_array_add(breaks, node);
        g_ptr_array_add(lines, g_strdup(line->str));
        g_string_truncate(line, 0);
    }
    g_ptr_array_add(lines, g_string_free(line, FALSE));
    return lines;
}

static gunichar
last_character(const char *line)
{
    gsize length = strlen(line);
    return length == 0 ? 0 : g_utf8_get_char(g_utf8_prev_char(line + length));
}

/* What stands between two lines that become one. */
static const char *
joint(const char *before, const char *after)
{
    gunichar a = last_character(before), b = g_utf8_get_char(after);
    bool is_a = text_is_han(a) || text_is_kana(a) || (a >= 0x3001 && a <= 0x3002);
    bool is_b = text_is_han(b) || text_is_kana(b);
    return is_a && is_b ? "" : " ";
}

/* A line longer than any verse that stops in the middle of a sentence was broken for the
 * screen, not for the reader. */
static bool
is_running_prose(const char *line)
{
    gunichar last = last_character(line);
    return g_utf8_strlen(line, -1) >= PROSE_LINE &&
           (g_unichar_isalpha(last) || last == ',' || is_closing(last));
}

static bool
is_kept(const DocNode *node, BookLines policy, const char *before, const char *after)
{
    if (node->kind == DOC_SOFT_BREAK || policy == BOOK_LINES_JOIN)
        return false;
    if (policy == BOOK_LINES_KEEP)
        return true;
    if (ends_sentence(before))
        return !ends_sentence(after) && !is_running_prose(after);
    return !is_running_prose(before);
}

/* True when most lines of a block end where they do for their own sake: a long one among
 * them is a verse too. */
static bool
is_verse(const GPtrArray *breaks, const GPtrArray *lines, BookLines policy)
{
    guint kept = 0;
    for (guint i = 0; i < breaks->len; i++)
        kept += is_kept(breaks->pdata[i], policy, lines->pdata[i], lines->pdata[i + 1]);
    return kept * 2 > breaks->len;
}

/* Makes a break the text that stands between the two lines. */
static void
replace_break(DocNode *node, const char *text)
{
    if (node->prev != NULL && node->prev->kind == DOC_TEXT)
        g_strchomp(node->prev->text);
    node->kind = DOC_TEXT;
    node->text = g_strdup(text);
}

/* One text of `joint`, what was a break, and the texts and joints around it, whose text they
 * go on. Absorbed joints leave `joints`. */
static void
merge_around(DocNode *joint, GHashTable *joints)
{
    bool has_before = joint->prev != NULL && joint->prev->kind == DOC_TEXT;
    DocNode *start = has_before ? joint->prev : joint;
    g_autoptr(GString) text = g_string_new(start->text);
    bool is_joint = !has_before;
    g_hash_table_remove(joints, joint);
    if (is_joint && joint->next != NULL && joint->next->kind == DOC_TEXT)
        start->place = joint->next->place;
    for (DocNode *node = start->next, *next; node != NULL && node->kind == DOC_TEXT;
         node = next) {
        bool was_joint = is_joint;
        is_joint = node == joint || g_hash_table_remove(joints, node);
        if (!is_joint && !was_joint)
            break;
        next = node->next;
        g_string_append(text, node->text);
        doc_node_free(node);
    }
    g_free(start->text);
    start->text = g_string_free(g_steal_pointer(&text), FALSE);
    if (*start->text == '\0')
        doc_node_free(start);
}

static void
settle_block(DocNode *block, BookLines policy)
{
    g_autoptr(GPtrArray) breaks = g_ptr_array_new();
    g_autoptr(GPtrArray) lines = lines_of(block, breaks);
    g_autoptr(GHashTable) joints = g_hash_table_new(NULL, NULL);
    bool is_set = is_verse(breaks, lines, policy);
    guint kept = 0;
    for (guint i = 0; i < breaks->len; i++) {
        DocNode *node = g_ptr_array_index(breaks, i);
        const char *before = g_ptr_array_index(lines, i);
        const char *after = g_ptr_array_index(lines, i + 1);
        if (is_kept(node, policy, before, after) ||
            (is_set && node->kind == DOC_LINE_BREAK))
            kept++;
        else {
            replace_break(node, joint(before, after));
            g_hash_table_add(joints, node);
        }
    }
    for (guint i = 0; i < breaks->len; i++)
        if (g_hash_table_contains(joints, g_ptr_array_index(breaks, i)))
            merge_around(g_ptr_array_index(breaks, i), joints);
    if (kept > 0 && kept * 2 >= breaks->len)
        doc_node_add_class(block, "lines");
}

void
book_lines_settle(DocNode *doc, BookLines policy)
{
    for (DocNode *node = doc; node != NULL;) {
        bool holds = doc_kind_is_block(node->kind) && doc_kind_holds_inlines(node->kind);
        if (holds)
            settle_block(node, node->kind == DOC_PARAGRAPH ? policy : BOOK_LINES_JOIN);
        node = doc_walk_next(node, doc, holds);
    }
}
