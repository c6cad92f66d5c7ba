/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/manifest_series.h"

#include <string.h>

#include "base/files.h"
#include "series/buckets.h"
#include "site/manifest.h"

/* A series within a book takes less than this share of it, in percent. */
enum { WHOLE = 80 };

/* The entries of one language of a manifest. */
typedef struct {
    Roster *roster;
    const SiteManifest *manifest;
    const char *language;
    GArray *members;    /* guint */
    GPtrArray *entries; /* const SiteManifestEntry *, one a member */
} Shelf;

static DiagPlace
place_of(const SiteManifest *manifest, const SiteManifestEntry *entry)
{
    return (DiagPlace){manifest->path, entry->line, entry->line > 0 ? 1 : 0};
}

/* The number of the entry's post, or of the part that it announces; G_MAXUINT when it is
 * not published, of another language, or names nothing. */
static guint
number_of(const Shelf *self, const SiteManifestEntry *entry, Diag *diag)
{
    DiagPlace place = place_of(self->manifest, entry);
    const Post *post = entry->path != NULL
                           ? catalogue_lookup_path(self->roster->catalogue, entry->path)
                           : NULL;
    if (post == NULL && entry->title == NULL)
        return G_MAXUINT;
    if (post == NULL) {
        const char *name = entry->target != NULL ? entry->target : entry->title;
        g_autofree char *path = files_resolve(self->manifest->path, name);
        g_autofree char *url = g_strconcat("/", path != NULL ? path : name, NULL);
        return roster_announce(self->roster, self->language, url, NULL, entry->title,
                               place);
    }
    guint number = roster_number(self->roster, post);
    if (strcmp(roster_lookup(self->roster, number)->language, self->language) != 0)
        return G_MAXUINT;
    if (post->is_published)
        return number;
    diag_add(diag, DIAG_NOTE, place, "part-hidden",
             "the manifest names %s, which is not published; it is left out", post->path);
    return G_MAXUINT;
}

static void
fill_shelf(Shelf *self, Diag *diag)
{
    for (guint i = 0; i < self->manifest->entries->len; i++) {
        const SiteManifestEntry *entry = g_ptr_array_index(self->manifest->entries, i);
        guint number = number_of(self, entry, diag);
        if (number == G_MAXUINT)
            continue;
        g_array_append_val(self->members, number);
        g_ptr_array_add(self->entries, (gpointer) entry);
    }
}

/* ---- books and libraries ------------------------------------------------------------------ */

/* Does the candidate lie wholly on the shelf, and leave much of it to others? */
static bool
is_within(const Candidate *candidate, GHashTable *shelf, guint length)
{
    guint inside = 0;
    for (guint i = 0; i < candidate->members->len; i++)
        inside += g_hash_table_contains(shelf,
                                        GUINT_TO_POINTER(candidate_member(candidate, i)));
    return inside * 2 > candidate->members->len && inside * 100 < length * WHOLE;
}

static bool
is_library(const Shelf *self, const GPtrArray *surer)
{
    g_autoptr(GHashTable) shelf = g_hash_table_new(NULL, NULL);
    guint within = 0;
    for (guint i = 0; i < self->members->len; i++)
        g_hash_table_add(shelf, GUINT_TO_POINTER(g_array_index(self->members, guint, i)));
    for (guint i = 0; i < surer->len; i++) {
        const Candidate *candidate = g_ptr_array_index(surer, i);
        within += candidate->confidence == SERIES_HIGH &&
                  is_within(candidate, shelf, self->members->len);
    }
    return within >= 2;
}

static void
add_entries(const Shelf *self, Candidate *candidate, guint start, guint end)
{
    const char *group = NULL;
    for (guint i = start; i < end; i++) {
        const SiteManifestEntry *entry = g_ptr_array_index(self->entries, i);
        guint member = g_array_index(self->members, guint, i);
        if (candidate_has(candidate, member))
            continue;
        candidate_add(candidate, member, NULL);
        candidate_claim(candidate, member, place_of(self->manifest, entry),
                        "manifest: entry %u of %u", i - start + 1, end - start);
        if (entry->title != NULL)
            g_hash_table_insert(candidate->titles, GUINT_TO_POINTER(member),
                                entry->title);
        if (entry->group != NULL && g_strcmp0(group, entry->group) != 0)
            candidate_begin_group(candidate, member, entry->group);
        group = entry->group;
    }
}

static void
add_book(const Shelf *self, GPtrArray *books)
{
    Candidate *book = candidate_new(
        SERIES_BY_MANIFEST, self->manifest->is_published ? SERIES_HIGH : SERIES_LOW,
        self->language);
    book->name = g_strdup(self->manifest->title);
    book->is_closed = true;
    add_entries(self, book, 0, self->members->len);
    g_ptr_array_add(books, book);
}

/* Each section of a library, by the words above it. */
static void
add_sections(const Shelf *self, GPtrArray *sections)
{
    for (guint start = 0, end; start < self->members->len; start = end) {
        const SiteManifestEntry *first = g_ptr_array_index(self->entries, start);
        for (end = start + 1; end < self->members->len; end++) {
            const SiteManifestEntry *entry = g_ptr_array_index(self->entries, end);
            if (g_strcmp0(entry->group, first->group) != 0)
                break;
        }
        if (end - start < 2 || first->group == NULL)
            continue;
        Candidate *section =
            candidate_new(SERIES_BY_INDEX, SERIES_MEDIUM, self->language);
        section->name = g_strdup(first->group);
        add_entries(self, section, start, end);
        g_hash_table_remove_all(section->groups);
        g_ptr_array_add(sections, section);
    }
}

/* The languages of the manifest's posts, as they come. */
static Buckets *
languages_of(const Roster *roster, const SiteManifest *manifest)
{
    Buckets *languages = buckets_new();
    for (guint i = 0; i < manifest->entries->len; i++) {
        const SiteManifestEntry *entry = g_ptr_array_index(manifest->entries, i);
        const Post *post = entry->path != NULL
                               ? catalogue_lookup_path(roster->catalogue, entry->path)
                               : NULL;
        if (post == NULL)
            continue;
        guint number = roster_number(roster, post);
        buckets_add(languages, g_strdup(roster_lookup(roster, number)->language), number);
    }
    return languages;
}

static void
gather_one(Roster *roster, const SiteManifest *manifest, const GPtrArray *surer,
           GPtrArray *books, GPtrArray *sections, Diag *diag)
{
    g_autoptr(Buckets) languages = languages_of(roster, manifest);
    if (!manifest->is_published) {
        diag_add(diag, DIAG_NOTE, (DiagPlace){manifest->path, 1, 1}, "part-hidden",
                 "the book '%s' is not published; it is left out",
                 manifest->title != NULL ? manifest->title : manifest->path);
        return;
    }
    for (guint i = 0; i < buckets_length(languages); i++) {
        guint any = g_array_index(buckets_members(languages, i), guint, 0);
        Shelf shelf = {.roster = roster, .manifest = manifest};
        shelf.language = roster_lookup(roster, any)->language;
        shelf.members = g_array_new(FALSE, FALSE, sizeof(guint));
        shelf.entries = g_ptr_array_new();
        fill_shelf(&shelf, diag);
        if (shelf.members->len >= 2 && is_library(&shelf, surer))
            add_sections(&shelf, sections);
        else if (shelf.members->len >= 2)
            add_book(&shelf, books);
        g_array_unref(shelf.members);
        g_ptr_array_unref(shelf.entries);
    }
}

void
manifest_series_gather(Roster *roster, const GPtrArray *surer, GPtrArray *books,
                       GPtrArray *sections, Diag *diag)
{
    const GPtrArray *manifests = catalogue_manifests(roster->catalogue);
    for (guint i = 0; i < manifests->len; i++)
        gather_one(roster, g_ptr_array_index(manifests, i), surer, books, sections, diag);
}
