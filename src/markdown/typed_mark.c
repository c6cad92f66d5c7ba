/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/typed_mark.h"

#include <string.h>

#include "doc/walk.h"

/* How many nodes a mark may hold. */
#define MAX_SIBLINGS 64

/* How many marks of a kind are read in one text: each parts what is left of it. */
#define MAX_MARKS 256

typedef struct {
    const char *mark;
    DocKind kind;
    const char *class_name; /* NULL: none */
    bool is_word;           /* no white space within */
    gsize option;
} Kind;

static const Kind kinds[] = {
    {"==", DOC_SPAN, "mark", false, G_STRUCT_OFFSET(MarkdownOptions, has_marks)},
    {"^^", DOC_SPAN, "ins", false, G_STRUCT_OFFSET(MarkdownOptions, has_inserts)},
    {"++", DOC_SPAN, "ins", false, G_STRUCT_OFFSET(MarkdownOptions, has_plus_inserts)},
    {"^", DOC_SUPERSCRIPT, NULL, true, G_STRUCT_OFFSET(MarkdownOptions, has_scripts)},
    {"~", DOC_SUBSCRIPT, NULL, true, G_STRUCT_OFFSET(MarkdownOptions, has_scripts)},
    {"++", DOC_SPAN, "kbd", true, G_STRUCT_OFFSET(MarkdownOptions, has_keys)},
};

/* The mark in `text` at or after `from` that opens (or closes) something; NULL. */
static char *
find_mark(char *text, gsize from, const Kind *kind, bool is_opening)
{
    gsize length = strlen(kind->mark);
    for (char *p = strstr(text + from, kind->mark); p != NULL;) {
        bool is_longer = p[length] == *kind->mark;
        bool fits = is_opening ? p[length] != '\0' && !g_ascii_isspace(p[length])
                               : p > text && !g_ascii_isspace(p[-1]);
        if (fits && !is_longer)
            return p;
        p += length;
        p += strspn(p, (char[]){*kind->mark, '\0'});
        p = strstr(p, kind->mark);
    }
    return NULL;
}

/* Parts `text` (a node) at `offset`, leaving `length` characters out; what stood behind is
 * a new node after it. */
static DocNode *
part(DocNode *text, gsize offset, gsize length)
{
    DocNode *rest = doc_node_new_text(text->text + offset + length, -1, text->place);
    rest->place.column += (int) g_utf8_strlen(text->text, (gssize) (offset + length));
    text->text[offset] = '\0';
    if (text->next != NULL)
        doc_node_insert_before(text->next, rest);
    else
        doc_node_append(text->parent, rest);
    return rest;
}

/* The keys of "ctrl+alt+del", each in a span of its own. */
static void
part_keys(DocNode *span)
{
    g_auto(GStrv) keys = g_strsplit(span->first->text, "+", -1);
    DiagPlace place = span->first->place;
    for (guint i = 0; keys[i] != NULL; i++) {
        if (i > 0)
            doc_node_insert_before(span, doc_node_new_text("+", -1, place));
        DocNode *key = doc_node_new(DOC_SPAN, place);
        doc_node_add_class(key, "kbd");
        doc_node_append(key, doc_node_new_text(keys[i], -1, place));
        doc_node_insert_before(span, key);
    }
    doc_node_free(span);
}

/* The sibling text in which `kind` closes what opens at the start of `first`; NULL. */
static DocNode *
find_closing(DocNode *first, const Kind *kind, char **close)
{
    int left = kind->is_word ? 1 : MAX_SIBLINGS;
    for (DocNode *node = first; node != NULL && left-- > 0; node = node->next) {
        if (node->kind != DOC_TEXT)
            continue;
        *close = find_mark(node->text, 0, kind, false);
        if (*close == NULL)
            continue;
        gsize length = (gsize) (*close - node->text);
        bool has_gap = kind->is_word && strcspn(node->text, " \t") < length;
        return has_gap || (node == first && length == 0) ? NULL : node;
    }
    return NULL;
}

/* Makes the first mark of `kind` in `text` at or after `from` a node. Returns the text to go
 * on with, NULL when there is none. */
static DocNode *
make_one(DocNode *text, const Kind *kind)
{
    gsize length = strlen(kind->mark);
    char *open = find_mark(text->text, 0, kind, true), *close = NULL;
    if (open == NULL)
        return NULL;
    gsize offset = (gsize) (open - text->text);
    g_autofree char *behind = g_strdup(open + length);
    DocNode *inner = part(text, offset, length);
    DocNode *last = find_closing(inner, kind, &close);
    if (last == NULL) { /* it was no mark: as it stood */
        char *whole = g_strconcat(text->text, kind->mark, behind, NULL);
        g_free(text->text);
        text->text = whole;
        doc_node_free(inner);
        return NULL;
    }
    DocNode *rest = part(last, (gsize) (close - last->text), length);
    DocNode *node = doc_node_new(kind->kind, inner->place);
    if (kind->class_name != NULL)
        doc_node_add_class(node, kind->class_name);
    doc_node_insert_before(inner, node);
    for (DocNode *child = inner, *next; child != rest; child = next) {
        next = child->next;
        doc_node_append(node, child);
    }
    if (g_strcmp0(kind->class_name, "kbd") == 0)
        part_keys(node);
    return rest;
}

void
typed_mark_make(DocNode *root, const MarkdownOptions *options)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const Kind *kind = &kinds[i];
        if (!G_STRUCT_MEMBER(bool, options, kind->option))
            continue;
        for (DocNode *node = root; node != NULL;
             node = doc_walk_next(node, root, false)) {
            for (int left = MAX_MARKS; node->kind == DOC_TEXT && left > 0; left--) {
                DocNode *rest = make_one(node, kind);
                if (rest == NULL)
                    break;
                node = rest;
            }
        }
    }
}
