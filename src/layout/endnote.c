/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/endnote.h"

#include "book/address.h"
#include "book/words.h"
#include "doc/walk.h"
#include "layout/address.h"

struct EndNotes {
    const BookSection *section;
    GPtrArray *links;    /* const DocNode *: the first of each address, by number - 1 */
    GHashTable *numbers; /* char *url -> number, lent by the Doc */
    StandIns *standins;
};

EndNotes *
endnotes_new(const BookSection *section)
{
    EndNotes *self = g_new0(EndNotes, 1);
    self->section = section;
    self->links = g_ptr_array_new();
    self->numbers = g_hash_table_new(g_str_hash, g_str_equal);
    self->standins = standins_new();
    const DocNode *doc = section->doc;
    for (const DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, node->kind == DOC_FOOTNOTE)) {
        if (!address_wants_note(section, node) ||
            g_hash_table_contains(self->numbers, node->url))
            continue;
        g_ptr_array_add(self->links, (gpointer) node);
        g_hash_table_insert(self->numbers, node->url, GUINT_TO_POINTER(self->links->len));
    }
    return self;
}

void
endnotes_free(EndNotes *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->links);
    g_hash_table_unref(self->numbers);
    standins_free(self->standins);
    g_free(self);
}

const DocNode *
endnotes_call(EndNotes *self, const DocNode *link, char **text)
{
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(self->numbers, link->url));
    if (number == 0)
        return NULL;
    DocNode *call =
        standin_make(self->standins, link, DOC_NOTE_REFERENCE, "endnote", NULL);
    call->parent = link->parent;
    *text = g_strdup_printf("[%u]", number);
    return call;
}

/* ---- the section -------------------------------------------------------------------------- */

static DocNode *
add(DocNode *parent, DocKind kind, DiagPlace place)
{
    DocNode *node = doc_node_new(kind, place);
    doc_node_append(parent, node);
    return node;
}

static void
add_text(DocNode *parent, const char *text)
{
    doc_node_append(parent, doc_node_new_text(text, -1, parent->place));
}

static void
add_heading(DocNode *doc, int level, const char *text)
{
    DocNode *heading = add(doc, DOC_HEADING, DIAG_NOWHERE);
    heading->as.heading.level = level;
    add_text(heading, text);
}

static void
add_notes(DocNode *doc, const EndNotes *notes)
{
    const BookSection *section = notes->section;
    g_autofree char *title = section->label != NULL
                                 ? g_strconcat(section->label, " ", section->title, NULL)
                                 : g_strdup(section->title);
    add_heading(doc, 2, title);
    DocNode *list = add(doc, DOC_LIST, DIAG_NOWHERE);
    list->as.list.is_ordered = list->as.list.is_tight = true;
    list->as.list.start = 1;
    for (guint i = 0; i < notes->links->len; i++) {
        const DocNode *link = notes->links->pdata[i];
        DocNode *item = add(list, DOC_ITEM, link->place);
        g_autofree char *address = book_address_readable(link->url);
        DocNode *paragraph = add(item, DOC_PARAGRAPH, link->place);
        doc_node_set(&paragraph->url, link->url);
        add_text(paragraph, address);
    }
}

BookSection *
endnotes_section(const Book *book, const GPtrArray *notes)
{
    DocNode *doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    const char *title = book_word(book->language, BOOK_WORD_NOTES);
    doc_node_add_class(doc, "notes");
    doc_node_set(&doc->language, book->language);
    doc_node_set(&doc->id, "notes");
    add_heading(doc, 1, title);
    for (guint i = 0; i < notes->len; i++) {
        const EndNotes *own = notes->pdata[i];
        if (own->links->len > 0)
            add_notes(doc, own);
    }
    if (doc->first == doc->last) {
        doc_node_free(doc);
        return NULL;
    }
    BookSection *section = g_new0(BookSection, 1);
    section->kind = BOOK_NOTES;
    section->id = g_strdup("notes");
    section->title = g_strdup(title);
    section->doc = doc;
    return section;
}

static DocNode *
find_list(DocNode *doc)
{
    for (DocNode *node = doc->first; node != NULL; node = node->next)
        if (node->kind == DOC_LIST)
            return node;
    return add(doc, DOC_LIST, DIAG_NOWHERE);
}

BookSection *
endnotes_contents(const BookSection *contents, const BookSection *notes)
{
    BookSection *section = g_new0(BookSection, 1);
    section->kind = contents->kind;
    section->is_front = contents->is_front;
    section->id = g_strdup(contents->id);
    section->title = g_strdup(contents->title);
    section->doc = doc_node_copy(contents->doc);
    DocNode *item = add(find_list(section->doc), DOC_ITEM, DIAG_NOWHERE);
    doc_node_add_class(item, "level-1");
    DocNode *link = add(add(item, DOC_PARAGRAPH, DIAG_NOWHERE), DOC_LINK, DIAG_NOWHERE);
    link->url = g_strconcat("#", notes->id, NULL);
    add_text(link, notes->title);
    return section;
}

void
endnotes_section_free(BookSection *section)
{
    g_free(section->id);
    g_free(section->title);
    doc_node_free(section->doc);
    g_free(section);
}
