/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/book.h"

#include "base/limits.h"
#include "book/chapter.h"
#include "doc/dump.h"

void
book_free(Book *self)
{
    if (self == NULL)
        return;
    char *const strings[] = {self->id,
                             self->uuid,
                             self->title,
                             self->subtitle,
                             self->language,
                             self->publisher,
                             self->rights,
                             self->description,
                             self->published,
                             self->modified,
                             self->collection_title,
                             self->source_url,
                             self->cover_path};
    for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    GPtrArray *const arrays[] = {self->authors, self->subjects, self->sections,
                                 self->entries, self->assets};
    for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
        if (arrays[i] != NULL)
            g_ptr_array_unref(arrays[i]);
    g_clear_pointer(&self->anchors, g_hash_table_unref);
    g_free(self);
}

const char *
book_section_kind_name(BookSectionKind kind)
{
    static const char *const names[] = {
        "cover",    "half-title", "title-page", "colophon", "dedication", "preface",
        "contents", "figures",    "part",       "chapter",  "notes"};
    return names[kind];
}

const BookAnchor *
book_anchor(const Book *self, const char *id)
{
    return g_hash_table_lookup(self->anchors, id);
}

GBytes *
book_asset_read(const Book *self, const BookAsset *asset, GError **error)
{
    if (asset->drawn != NULL)
        return g_bytes_ref(asset->drawn);
    return folder_read(self->site->folder, asset->path, LIMIT_IMAGE_BYTES, error);
}

static void
dump_field(GString *out, const char *name, const char *value)
{
    if (value != NULL)
        g_string_append_printf(out, "%s: %s\n", name, value);
}

static void
dump_entries(const GPtrArray *entries, GString *out)
{
    for (guint i = 0; i < entries->len; i++) {
        const BookEntry *entry = g_ptr_array_index(entries, i);
        g_string_append_printf(out, "%*s%s #%s\n", entry->level * 2, "", entry->title,
                               entry->anchor);
        dump_entries(entry->children, out);
    }
}

static void
dump_head(const Book *self, GString *out)
{
    dump_field(out, "id", self->id);
    dump_field(out, "uuid", self->uuid);
    dump_field(out, "title", self->title);
    dump_field(out, "subtitle", self->subtitle);
    dump_field(out, "language", self->language);
    dump_field(out, "description", self->description);
    dump_field(out, "publisher", self->publisher);
    dump_field(out, "rights", self->rights);
    dump_field(out, "published", self->published);
    dump_field(out, "modified", self->modified);
    dump_field(out, "collection", self->collection_title);
    dump_field(out, "source", self->source_url);
    for (guint i = 0; i < self->authors->len; i++) {
        const BookPerson *person = g_ptr_array_index(self->authors, i);
        g_string_append_printf(out, "%s: %s\n", person->role, person->name);
    }
    for (guint i = 0; i < self->subjects->len; i++)
        dump_field(out, "subject", g_ptr_array_index(self->subjects, i));
}

void
book_dump(const Book *self, GString *out)
{
    dump_head(self, out);
    g_string_append(out, "contents:\n");
    dump_entries(self->entries, out);
    for (guint i = 0; i < self->assets->len; i++) {
        const BookAsset *asset = g_ptr_array_index(self->assets, i);
        g_string_append_printf(out, "asset %u: %s %s %dx%d\n", i + 1, asset->name,
                               asset->path, asset->picture.width, asset->picture.height);
    }
    for (guint i = 0; i < self->sections->len; i++) {
        const BookSection *section = g_ptr_array_index(self->sections, i);
        g_string_append_printf(out, "section %s %s: %s%s%s\n",
                               book_section_kind_name(section->kind), section->id,
                               section->label != NULL ? section->label : "",
                               section->label != NULL ? " " : "", section->title);
        doc_dump(section->doc, out);
    }
}
