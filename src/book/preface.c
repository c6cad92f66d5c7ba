/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/preface.h"

#include <string.h>

#include "doc/dump.h"
#include "doc/walk.h"

/* Two blocks say the same when kind and visible text agree; pictures by address. */
static char *
face(const DocNode *block)
{
    GString *out = g_string_new(doc_kind_name(block->kind));
    g_autofree char *visible = doc_visible(block);
    g_string_append_c(out, '\n');
    g_string_append(out, visible);
    for (const DocNode *node = block; node != NULL;
         node = doc_walk_next(node, block, false))
        if (node->kind == DOC_IMAGE || node->kind == DOC_LINK)
            g_string_append_printf(out, "\n%s", node->url != NULL ? node->url : "");
    return g_string_free(out, FALSE);
}

/* Only what stands by itself can move: a heading opens what follows it, and a note
 * belongs to its document. */
static bool
may_move(const DocNode *block)
{
    if (block->kind == DOC_HEADING || block->kind == DOC_FOOTNOTE)
        return false;
    for (const DocNode *node = block; node != NULL;
         node = doc_walk_next(node, block, false))
        if (node->kind == DOC_NOTE_REFERENCE)
            return false;
    return true;
}

static bool
all_say(const GPtrArray *blocks, const char *wanted)
{
    for (guint i = 0; i < blocks->len; i++) {
        const DocNode *block = g_ptr_array_index(blocks, i);
        if (block == NULL || !may_move(block))
            return false;
        g_autofree char *own = face(block);
        if (strcmp(own, wanted) != 0)
            return false;
    }
    return true;
}

/* How many leading blocks all docs share. */
static guint
count_shared(const GPtrArray *docs)
{
    g_autoptr(GPtrArray) blocks = g_ptr_array_new();
    for (guint i = 0; i < docs->len; i++)
        g_ptr_array_add(blocks, ((DocNode *) g_ptr_array_index(docs, i))->first);
    guint shared = 0;
    while (g_ptr_array_index(blocks, 0) != NULL) {
        g_autofree char *wanted = face(g_ptr_array_index(blocks, 0));
        if (!all_say(blocks, wanted))
            return shared;
        shared++;
        for (guint i = 0; i < blocks->len; i++)
            g_ptr_array_index(blocks, i) =
                ((DocNode *) g_ptr_array_index(blocks, i))->next;
    }
    return 0; /* a part that holds nothing else would be empty */
}

static bool
leaves_something(const GPtrArray *docs, guint shared)
{
    for (guint i = 0; i < docs->len; i++) {
        const DocNode *block = ((DocNode *) g_ptr_array_index(docs, i))->first;
        for (guint k = 0; k < shared; k++)
            block = block->next;
        if (block == NULL)
            return false;
    }
    return true;
}

static bool
has_words(const DocNode *doc, guint shared)
{
    guint count = 0;
    for (const DocNode *block = doc->first; count < shared; block = block->next, count++)
        if (block->kind != DOC_RULE && block->kind != DOC_FIGURE) {
            g_autofree char *text = doc_plain(block);
            if (g_utf8_strlen(text, -1) >= 20)
                return true;
        }
    return false;
}

DocNode *
book_preface_extract(const GPtrArray *docs, Diag *diag)
{
    if (docs->len < 2)
        return NULL;
    guint shared = count_shared(docs);
    DocNode *first = g_ptr_array_index(docs, 0);
    if (shared == 0 || !leaves_something(docs, shared) || !has_words(first, shared))
        return NULL;
    DocNode *preface = doc_node_new(DOC_DOCUMENT, first->first->place);
    for (guint k = 0; k < shared; k++)
        doc_node_append(preface, first->first);
    for (guint i = 1; i < docs->len; i++)
        for (guint k = 0; k < shared; k++)
            doc_node_free(((DocNode *) g_ptr_array_index(docs, i))->first);
    diag_add(
        diag, DIAG_NOTE, preface->first->place, "opening-moved",
        "all %u parts open with the same %u block%s; they stand once, in the preface",
        docs->len, shared, shared == 1 ? "" : "s");
    return preface;
}
