/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/note.h"

#include "doc/walk.h"

static GPtrArray *
collect(DocNode *doc, DocKind kind)
{
    GPtrArray *nodes = g_ptr_array_new();
    for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        if (node->kind == kind)
            g_ptr_array_add(nodes, node);
    return nodes;
}

static void
call_to_text(DocNode *call, Diag *diag)
{
    diag_add(diag, DIAG_WARNING, call->place, "note-missing",
             "there is no footnote [^%s]; its call stays as text", call->text);
    g_autofree char *text = g_strdup_printf("[^%s]", call->text);
    doc_node_insert_before(call, doc_node_new_text(text, -1, call->place));
    doc_node_free(call);
}

static void
number_call(DocNode *call, DocNode *note, int *count, const char *prefix)
{
    bool is_first = note->as.note.number == 0;
    if (is_first) {
        note->as.note.number = ++*count;
        g_free(note->id);
        note->id = g_strdup_printf("%s-note-%d", prefix, *count);
    }
    call->as.note.number = note->as.note.number;
    g_free(call->id);
    call->id = is_first ? g_strdup_printf("%s-call-%d", prefix, *count) : NULL;
}

static void
free_uncalled(DocNode *note, Diag *diag)
{
    diag_add(diag, DIAG_WARNING, note->place, "note-unused",
             "nothing calls the footnote [^%s]; it stands at the end of its chapter",
             note->text);
    doc_node_unwrap(note);
}

void
book_notes_settle(DocNode *doc, const char *prefix, Diag *diag)
{
    g_autoptr(GPtrArray) notes = collect(doc, DOC_FOOTNOTE);
    g_autoptr(GHashTable) by_label = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < notes->len; i++) {
        DocNode *note = g_ptr_array_index(notes, i);
        if (!g_hash_table_contains(by_label, note->text))
            g_hash_table_insert(by_label, note->text, note);
    }
    g_autoptr(GPtrArray) calls = collect(doc, DOC_NOTE_REFERENCE);
    int count = 0;
    for (guint i = 0; i < calls->len; i++) {
        DocNode *call = g_ptr_array_index(calls, i);
        DocNode *note = g_hash_table_lookup(by_label, call->text);
        if (note == NULL)
            call_to_text(call, diag);
        else
            number_call(call, note, &count, prefix);
    }
    g_autofree DocNode **ordered = g_new0(DocNode *, (gsize) count + 1);
    for (guint i = 0; i < notes->len; i++) {
        DocNode *note = g_ptr_array_index(notes, i);
        if (note->as.note.number > 0)
            ordered[note->as.note.number] = note;
        else
            free_uncalled(note, diag);
    }
    for (int i = 1; i <= count; i++)
        doc_node_append(doc, ordered[i]);
}
