/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/footnote.h"

#include "book/words.h"
#include "doc/walk.h"

/* Kobo pops no note up that is shorter. */
enum { MIN_CHARACTERS = 9 };

/* The id of the `index`th call of this file: a note called again has no id of its own. */
static char *
call_id(const Writer *self, const DocNode *call, guint index)
{
    return call->id != NULL ? g_strdup(call->id)
                            : g_strdup_printf("%s-call-%d-%u", self->file->section->id,
                                              call->as.note.number, index);
}

static const DocNode *
note_of(const Writer *self, const DocNode *call)
{
    return plan_note(self->plan, self->file->section, call->as.note.number);
}

static void
write_call(Writer *self, const DocNode *node)
{
    const DocNode *note = note_of(self, node);
    if (note == NULL || note->id == NULL)
        return; /* book/note has turned calls without a note into text */
    g_autofree char *number = g_strdup_printf("%d", node->as.note.number);
    g_autofree char *href = g_strconcat("#", note->id, NULL);
    g_autofree char *id = call_id(self, node, self->calls->len);
    writer_settle(self);
    xml_open(self->xml, "a", "class", "noteref", "epub:type", "noteref", "role",
             "doc-noteref", "id", id, "href", href, NULL);
    writer_own_text(self, node->parent, DOC_LINK, "noteref", number);
    xml_close(self->xml);
    g_ptr_array_add(self->calls, (gpointer) node);
}

void
footnote_call(Writer *self, const DocNode *node)
{
    if (self->links > 0)
        g_ptr_array_add(self->held, (gpointer) node);
    else
        write_call(self, node);
}

void
footnote_release_calls(Writer *self)
{
    for (guint i = 0; i < self->held->len; i++)
        write_call(self, g_ptr_array_index(self->held, i));
    g_ptr_array_set_size(self->held, 0);
}

static void
write_backlink(Writer *self, const DocNode *note, const char *href, const char *text)
{
    xml_open(self->xml, "a", "class", "backlink", "role", "doc-backlink", "href", href,
             NULL);
    writer_own_text(self, note, DOC_LINK, "backlink", text);
    xml_close(self->xml);
}

/* True when "각주 1. " before the note still leaves it too short to pop up, as Kobo does
 * from nine characters on. */
static bool
is_short(const DocNode *note, const char *label)
{
    g_autofree char *text = doc_plain(note);
    return g_utf8_strlen(label, -1) + 1 + g_utf8_strlen(text, -1) < MIN_CHARACTERS;
}

static void
write_note(Writer *self, const DocNode *note, const DocNode *call, guint index)
{
    g_autofree char *label = g_strdup_printf(
        "%s %d.", book_word(self->language, BOOK_WORD_NOTE), call->as.note.number);
    g_autofree char *id = call_id(self, call, index);
    g_autofree char *href = g_strconcat("#", id, NULL);
    const DocNode *lead = note->first;
    bool is_led = lead != NULL && lead->kind == DOC_PARAGRAPH;
    const char *language = writer_language(self, note);
    xml_open(self->xml, "aside", "id", note->id, "class", "footnote", "epub:type",
             "footnote", "role", "doc-footnote", "lang", language, "xml:lang", language,
             NULL);
    writer_open(self, "p", "id", is_led ? lead->id : NULL, "class",
                is_led ? lead->classes : NULL, NULL);
    write_backlink(self, note, href, label);
    xml_text(self->xml, " ", 1);
    for (const DocNode *child = is_led ? lead->first : NULL; child != NULL;
         child = child->next)
        writer_tree(self, child);
    if (is_short(note, label)) {
        xml_text(self->xml, " ", 1);
        write_backlink(self, note, href, book_word(self->language, BOOK_WORD_BACK));
    }
    xml_close(self->xml);
    xml_newline(self->xml);
    for (const DocNode *child = is_led ? lead->next : lead; child != NULL;
         child = child->next)
        writer_tree(self, child);
    xml_close(self->xml);
    xml_newline(self->xml);
}

void
footnote_write_all(Writer *self)
{
    g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < self->calls->len; i++) { /* notes may call further ones */
        const DocNode *call = g_ptr_array_index(self->calls, i);
        const DocNode *note = note_of(self, call);
        if (g_hash_table_add(done, (gpointer) note))
            write_note(self, note, call, i);
    }
}
