/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hand_book.h"

#include <stdlib.h>

#include "book/toc.h"
#include "doc/walk.h"

static void
free_section(gpointer data)
{
    BookSection *section = data;
    g_free(section->id);
    g_free(section->title);
    g_free(section->label);
    doc_node_free(section->doc);
    g_free(section);
}

static void
free_asset(gpointer data)
{
    BookAsset *asset = data;
    g_free(asset->name);
    g_free(asset->path);
    g_free(asset);
}

static void
free_entry(gpointer data)
{
    book_entry_free(data);
}

Book *
hand_book_new(const BookManifest *manifest, const Site *site)
{
    Book *self = g_new0(Book, 1);
    self->manifest = manifest;
    self->site = site;
    self->id = g_strdup("sample");
    self->title = g_strdup("견본 책");
    self->language = g_strdup("ko");
    self->uuid = g_strdup("urn:uuid:00000000-0000-5000-8000-000000000000");
    self->published = g_strdup("2022-01-31");
    self->modified = g_strdup("2022-02-01T10:20:30Z");
    self->authors = g_ptr_array_new();
    self->subjects = g_ptr_array_new();
    self->sections = g_ptr_array_new_with_free_func(free_section);
    self->entries = g_ptr_array_new_with_free_func(free_entry);
    self->assets = g_ptr_array_new_with_free_func(free_asset);
    self->anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return self;
}

void
hand_book_free(Book *self)
{
    char *const strings[] = {self->id,        self->title,      self->subtitle,
                             self->language,  self->uuid,       self->publisher,
                             self->published, self->modified,   self->collection_title,
                             self->rights,    self->description};
    for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_ptr_array_unref(self->authors);
    g_ptr_array_unref(self->subjects);
    g_ptr_array_unref(self->sections);
    g_ptr_array_unref(self->entries);
    g_ptr_array_unref(self->assets);
    g_hash_table_unref(self->anchors);
    g_free(self);
}

void
hand_book_add_anchor(Book *self, const BookSection *section, const DocNode *node,
                     const char *id)
{
    BookAnchor *anchor = g_new0(BookAnchor, 1);
    anchor->section = section;
    anchor->node = node;
    g_hash_table_insert(self->anchors, g_strdup(id), anchor);
}

BookSection *
hand_book_add_section(Book *self, BookSectionKind kind, const char *class, const char *id,
                      const char *title)
{
    BookSection *section = g_new0(BookSection, 1);
    section->kind = kind;
    section->id = g_strdup(id);
    section->title = g_strdup(title);
    section->is_front = kind != BOOK_CHAPTER;
    section->doc = doc_node_new(DOC_DOCUMENT, DIAG_NOWHERE);
    doc_node_add_class(section->doc, class);
    doc_node_set(&section->doc->id, id);
    doc_node_set(&section->doc->language, self->language);
    g_ptr_array_add(self->sections, section);
    hand_book_add_anchor(self, section, NULL, id);
    return section;
}

BookSection *
hand_book_section(const Book *self, guint index)
{
    g_assert_cmpuint(index, <, self->sections->len);
    return g_ptr_array_index(self->sections, index);
}

static bool
calls(const DocNode *doc, const char *label)
{
    for (const DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        if (node->kind == DOC_NOTE_REFERENCE && g_strcmp0(node->text, label) == 0)
            return true;
    return false;
}

static void
move_notes(DocNode *from, DocNode *to)
{
    for (DocNode *node = from->first, *next; node != NULL; node = next) {
        next = node->next;
        if (node->kind == DOC_FOOTNOTE && calls(to, node->text))
            doc_node_append(to, node);
    }
}

static BookSection *
add_chapter(Book *self, const char *title)
{
    g_autofree char *id = g_strdup_printf("chapter-%02u", self->sections->len + 1);
    return hand_book_add_section(self, BOOK_CHAPTER, "chapter", id, title);
}

void
hand_book_add_chapters(Book *self, DocNode *doc)
{
    BookSection *last = NULL;
    while (doc->first != NULL) {
        DocNode *node = doc->first;
        bool is_title = node->kind == DOC_HEADING && node->as.heading.level == 1;
        g_autofree char *title = is_title ? doc_plain(node) : g_strdup("제목");
        if (last == NULL || is_title)
            last = add_chapter(self, title);
        doc_node_append(last->doc, node);
    }
    if (last == NULL)
        last = add_chapter(self, "제목");
    for (guint i = 0; i + 1 < self->sections->len; i++)
        move_notes(last->doc, hand_book_section(self, i)->doc);
}

void
hand_book_add_picture(Book *self, DocNode *image)
{
    BookAsset *asset = g_new0(BookAsset, 1);
    asset->name = g_strdup(image->url);
    asset->path = g_strdup(image->url);
    asset->first_use = image;
    asset->picture.format = PICTURE_PNG;
    asset->picture.colour = PICTURE_RGB;
    asset->picture.bits = 8;
    asset->picture.orientation = 1;
    char *end = image->url;
    asset->picture.width = (int) strtol(image->url, &end, 10);
    asset->picture.height = *end == 'x' ? (int) strtol(end + 1, NULL, 10) : 0;
    g_ptr_array_add(self->assets, asset);
    image->as.image.asset = self->assets->len;
}
