/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/metadata.h"

#include <string.h>

#include "base/text.h"

static char *
first_of(const char *a, const char *b, const char *c)
{
    const char *chosen = a != NULL ? a : b != NULL ? b : c;
    return g_strdup(chosen);
}

/* RFC 4122 §4.3, version 5 in the URL name space: the same series, the same book. */
static char *
uuid_of(const char *name)
{
    static const guint8 url_space[16] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
                                         0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA1);
    g_checksum_update(sum, url_space, sizeof url_space);
    g_checksum_update(sum, (const guchar *) name, (gssize) strlen(name));
    guint8 d[20];
    gsize length = sizeof d;
    g_checksum_get_digest(sum, d, &length);
    d[6] = (guint8) ((d[6] & 0x0F) | 0x50);
    d[8] = (guint8) ((d[8] & 0x3F) | 0x80);
    return g_strdup_printf("urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
                           "%02x%02x%02x%02x%02x%02x",
                           d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9],
                           d[10], d[11], d[12], d[13], d[14], d[15]);
}

static const Post *
first_post(const Series *series)
{
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        if (part->post != NULL)
            return part->post;
    }
    return NULL;
}

/* The newest date of any part, its last change counted. */
static GDateTime *
newest_date(const Series *series)
{
    GDateTime *newest = NULL;
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        GDateTime *const dates[] = {part->post != NULL ? part->post->date : NULL,
                                    part->post != NULL ? part->post->updated : NULL};
        for (guint k = 0; k < G_N_ELEMENTS(dates); k++)
            if (dates[k] != NULL &&
                (newest == NULL || g_date_time_compare(dates[k], newest) > 0))
                newest = dates[k];
    }
    return newest;
}

/* A file without any date is as old as the first day that every format can write; when the
 * book was published nobody knows then. */
static void
fill_dates(Book *book, const Series *series, const BookOptions *options)
{
    GDateTime *newest = newest_date(series);
    g_autoptr(GDateTime) date = NULL;
    if (options->epoch >= 0)
        date = g_date_time_new_from_unix_utc(options->epoch);
    else if (newest != NULL)
        date = g_date_time_to_utc(newest);
    else
        date = g_date_time_new_utc(2000, 1, 1, 0, 0, 0);
    book->modified = g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
    book->published = newest != NULL ? g_date_time_format(newest, "%Y-%m-%d") : NULL;
    if (book->manifest->published != NULL) {
        g_free(book->published);
        book->published = g_strdup(book->manifest->published);
    }
}

static void
fill_authors(Book *book, const Series *series)
{
    book->authors = book_people_new();
    for (guint i = 0; i < book->manifest->authors->len; i++) {
        const BookPerson *person = g_ptr_array_index(book->manifest->authors, i);
        book_people_add(book->authors, person->name, person->role, person->file_as);
    }
    const Post *post = first_post(series);
    const char *name =
        post != NULL && post->author != NULL ? post->author : book->site->author;
    if (book->authors->len == 0 && name != NULL)
        book_people_add(book->authors, name,
                        g_str_has_prefix(book->language, "ko") ? "지은이" : "author",
                        NULL);
}

static void
fill_subjects(Book *book, const Series *series)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    book->subjects = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        for (guint k = 0; part->post != NULL && k < part->post->tags->len; k++) {
            char *tag = text_collapse(g_ptr_array_index(part->post->tags, k));
            if (*tag == '\0' || g_hash_table_contains(seen, tag)) {
                g_free(tag);
                continue;
            }
            g_hash_table_add(seen, tag);
            g_ptr_array_add(book->subjects, tag);
        }
    }
}

void
book_metadata_fill(Book *book, const Series *series, const BookOptions *options)
{
    const BookManifest *manifest = book->manifest;
    const Site *site = book->site;
    const Post *post = first_post(series);
    book->id = g_strdup(series->id);
    book->title = first_of(manifest->title, series->title, series->id);
    book->subtitle = g_strdup(manifest->subtitle);
    book->language = first_of(manifest->language, series->language,
                              site->language != NULL ? site->language : "ko");
    book->publisher = g_strdup(manifest->publisher);
    book->rights = g_strdup(manifest->rights);
    book->description = g_strdup(manifest->description);
    book->collection_title = series->parts->len > 1 ? g_strdup(series->title) : NULL;
    if (post != NULL && site->url != NULL)
        book->source_url = site_absolute(site, post->permalink);
    g_autofree char *address =
        g_strconcat(site->url != NULL ? site->url : "", "/", series->id, NULL);
    book->uuid = uuid_of(address);
    fill_dates(book, series, options);
    fill_authors(book, series);
    fill_subjects(book, series);
}
