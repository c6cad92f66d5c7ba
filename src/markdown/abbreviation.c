/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/abbreviation.h"

#include <string.h>

#include "doc/walk.h"

enum { MAX_TERM = 60 /* bytes */, MAX_ALIKE = 32 /* terms that begin with one word */ };

gsize
abbreviation_definition(const char *line, gsize length, const char **term,
                        gsize *term_length)
{
    while (length > 0 && g_ascii_isspace(line[length - 1]))
        length--;
    gsize start = strspn(line, " ");
    if (start > 3 || length < start + 5 || line[start] != '*' || line[start + 1] != '[' ||
        line[length - 1] == '*') /* "*[remark]: in italics*" */
        return 0;
    gsize close = start + 2;
    while (close < length && line[close] != ']' && line[close] != '[')
        close++;
    bool is_definition =
        close + 2 < length && line[close] == ']' && line[close + 1] == ':';
    if (!is_definition || close == start + 2 || close - start > MAX_TERM ||
        line[start + 2] == '^')
        return 0;
    *term = line + start + 2;
    *term_length = close - start - 2;
    gsize text = close + 2;
    while (text < length && (line[text] == ' ' || line[text] == '\t'))
        text++;
    return text;
}

/* ---- words ------------------------------------------------------------------------------ */

/* A run of Latin letters and digits; any other character stands alone. */
static gsize
word_length(const char *p)
{
    gsize length = 0;
    while (g_ascii_isalnum(p[length]))
        length++;
    return length > 0 ? length : (gsize) (g_utf8_next_char(p) - p);
}

/* The term of the label "*[term]", and its length. */
static const char *
term_of(const Note *note, gsize *length)
{
    *length = strlen(note->label) - 3;
    return note->label + 2;
}

static GHashTable *
index_terms(const Notes *notes)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) g_ptr_array_unref);
    for (guint i = 0; i < notes->list->len; i++) {
        Note *note = g_ptr_array_index(notes->list, i);
        gsize length;
        const char *term = term_of(note, &length);
        char *word = g_strndup(term, MIN(word_length(term), length));
        GPtrArray *alike = g_hash_table_lookup(index, word);
        if (alike == NULL) {
            alike = g_ptr_array_new();
            g_hash_table_insert(index, word, alike);
        } else {
            g_free(word);
        }
        if (alike->len < MAX_ALIKE)
            g_ptr_array_add(alike, note);
    }
    return index;
}

/* The longest term that stands at `p` as a word; NULL when there is none, or its note was
 * called before. */
static Note *
term_at(GHashTable *index, const char *p, gsize length)
{
    char word[MAX_TERM + 1];
    if (length > MAX_TERM)
        return NULL;
    memcpy(word, p, length);
    word[length] = '\0';
    const GPtrArray *alike = g_hash_table_lookup(index, word);
    Note *best = NULL;
    gsize longest = 0;
    for (guint i = 0; alike != NULL && i < alike->len; i++) {
        Note *note = g_ptr_array_index(alike, i);
        gsize own;
        const char *term = term_of(note, &own);
        bool is_there = own > longest && strncmp(p, term, own) == 0;
        if (!is_there || (g_ascii_isalnum(p[own - 1]) && g_ascii_isalnum(p[own])))
            continue;
        best = note;
        longest = own;
    }
    return best != NULL && !best->is_called ? best : NULL;
}

/* ---- texts ------------------------------------------------------------------------------ */

/* Parts `text` behind `length` bytes and puts the mark of `note` between; the node of what is
 * left, `text` itself. */
static void
call(DocNode *text, gsize length, Note *note)
{
    DocNode *mark = doc_node_new(DOC_NOTE_REFERENCE, text->place);
    doc_node_set(&mark->text, note->label);
    doc_node_insert_before(text,
                           doc_node_new_text(text->text, (gssize) length, text->place));
    doc_node_insert_before(text, mark);
    memmove(text->text, text->text + length, strlen(text->text + length) + 1);
    note->is_called = true;
}

static void
call_in_text(GHashTable *index, DocNode *text)
{
    for (const char *p = text->text; *p != '\0';) {
        gsize length = word_length(p);
        Note *note = term_at(index, p, length);
        if (note == NULL) {
            p += length;
            continue;
        }
        call(text, (gsize) (p - text->text) + strlen(note->label) - 3, note);
        p = text->text;
    }
}

void
abbreviations_call(DocNode *root, Notes *notes)
{
    if (notes->list->len == 0)
        return;
    g_autoptr(GHashTable) index = index_terms(notes);
    for (DocNode *node = root; node != NULL;) {
        bool is_other = node->kind == DOC_HEADING || node->kind == DOC_LINK ||
                        node->kind == DOC_CODE || node->kind == DOC_FOOTNOTE;
        if (node->kind == DOC_TEXT && node->text != NULL)
            call_in_text(index, node);
        DocNode *next = doc_walk_next(node, root, is_other);
        if (node->kind == DOC_TEXT && node->text != NULL && *node->text == '\0')
            doc_node_free(node);
        node = next;
    }
}
