/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/select.h"

#include <string.h>

#include "base/text.h"

void
selection_free(Selection *self)
{
    if (self == NULL)
        return;
    g_clear_pointer(&self->chosen, g_ptr_array_unref);
    g_clear_pointer(&self->made, g_ptr_array_unref);
    g_clear_pointer(&self->found, g_ptr_array_unref);
    catalogue_free(self->catalogue);
    book_manifest_free(self->manifest);
    site_free(self->site);
    g_free(self);
}

static void
free_series(gpointer data)
{
    series_free(data);
}

Selection *
selection_discover(const CliOptions *options, Diag *diag, GError **error)
{
    g_autoptr(Selection) self = g_new0(Selection, 1);
    self->chosen = g_ptr_array_new();
    self->made = g_ptr_array_new_with_free_func(free_series);
    self->site = site_open(options->path, diag, error);
    if (self->site == NULL)
        return NULL;
    guint errors = diag_count(diag, DIAG_ERROR);
    self->manifest = book_manifest_read(self->site->folder, "book.yaml", diag, error);
    if (self->manifest == NULL)
        return NULL;
    self->has_errors = diag_count(diag, DIAG_ERROR) > errors;
    self->catalogue = catalogue_read(self->site, options->jobs, diag, error);
    if (self->catalogue == NULL)
        return NULL;
    site_tell_gaps(self->site, diag);
    self->found = series_discover(self->catalogue, diag);
    return g_steal_pointer(&self);
}

static void
choose_made(Selection *self, Series *series)
{
    g_ptr_array_add(self->made, series);
    g_ptr_array_add(self->chosen, series);
}

static void
choose_id(Selection *self, const char *id, DiagPlace place, Diag *diag)
{
    GString *known = g_string_new(NULL);
    for (guint i = 0; i < self->found->len; i++) {
        Series *series = g_ptr_array_index(self->found, i);
        if (strcmp(series->id, id) == 0 || g_strcmp0(series->title, id) == 0) {
            g_ptr_array_add(self->chosen, series);
            g_string_free(known, TRUE);
            return;
        }
        g_string_append_printf(known, "%s%s", known->len > 0 ? ", " : "", series->id);
    }
    diag_add(diag, DIAG_ERROR, place, "series-unknown",
             "there is no series '%s'; the series found are: %s", id,
             known->len > 0 ? known->str : "none");
    g_string_free(known, TRUE);
}

void
selection_choose(Selection *self, const char *id, Diag *diag)
{
    choose_id(self, id, DIAG_NOWHERE, diag);
}

/* Paths of the manifest are relative to the folder, or to the posts' folder, and may be
 * globs. */
static bool
path_matches(const char *pattern, const char *path)
{
    if (g_pattern_match_simple(pattern, path))
        return true;
    const char *tail = path;
    while ((tail = strchr(tail, '/')) != NULL)
        if (g_pattern_match_simple(pattern, ++tail))
            return true;
    return false;
}

static void
add_matches(const Selection *self, const char *pattern, DiagPlace place, GPtrArray *posts,
            Diag *diag)
{
    guint before = posts->len;
    const GPtrArray *all = catalogue_posts(self->catalogue);
    for (guint i = 0; i < all->len; i++) {
        Post *post = g_ptr_array_index(all, i);
        if (path_matches(pattern, post->path) && !g_ptr_array_find(posts, post, NULL))
            g_ptr_array_add(posts, post);
    }
    if (posts->len == before)
        diag_add(diag, DIAG_ERROR, place, "post-unknown",
                 "no post matches '%s'; it is left out", pattern);
}

/* The part of the book, if it has a title, begins with the series' part `index`. */
static void
begin_part(Series *series, guint index, const BookManifestPart *part)
{
    if (part->title == NULL || index >= series->parts->len)
        return;
    SeriesPart *first = g_ptr_array_index(series->parts, index);
    g_free(first->group);
    first->group = g_strdup(part->title);
}

static void
choose_manifest_posts(Selection *self, Diag *diag)
{
    const GPtrArray *parts = self->manifest->parts;
    g_autoptr(GPtrArray) posts = g_ptr_array_new();
    g_autofree guint *ends = g_new0(guint, parts->len);
    for (guint i = 0; i < parts->len; i++) {
        const BookManifestPart *part = g_ptr_array_index(parts, i);
        for (guint k = 0; k < part->posts->len; k++)
            add_matches(self, g_ptr_array_index(part->posts, k), part->place, posts,
                        diag);
        ends[i] = posts->len;
    }
    if (posts->len == 0) {
        const BookManifestPart *first = g_ptr_array_index(parts, 0);
        diag_add(diag, DIAG_ERROR, first->place, "no-posts",
                 "no post that it names is there; nothing is made");
        return;
    }
    const char *title =
        self->manifest->title != NULL ? self->manifest->title : self->site->title;
    g_autofree char *id = text_ascii_name(title != NULL ? title : "book", 60);
    Series *series = series_of_posts(id, title, posts);
    for (guint i = 0, first = 0; i < parts->len; first = ends[i++])
        if (ends[i] > first)
            begin_part(series, first, g_ptr_array_index(parts, i));
    choose_made(self, series);
}

static void
choose_blog(Selection *self, Diag *diag)
{
    g_autoptr(GPtrArray) posts = g_ptr_array_new();
    const GPtrArray *all = catalogue_posts(self->catalogue);
    for (guint i = 0; i < all->len; i++) {
        Post *post = g_ptr_array_index(all, i);
        if (post->is_published)
            g_ptr_array_add(posts, post);
    }
    if (posts->len == 0) {
        diag_add(diag, DIAG_ERROR, DIAG_NOWHERE, "no-posts",
                 "there is no published post here");
        return;
    }
    choose_made(self, series_of_blog("blog", self->site->title, posts));
}

/* A lone post means its series; a post in no series is a book of one chapter. */
static void
choose_post(Selection *self, const Post *post)
{
    const Series *series = series_lookup_post(self->found, post);
    if (series != NULL)
        g_ptr_array_add(self->chosen, (gpointer) series);
    else
        choose_made(self, series_of_post(post));
}

static void
choose_confident(Selection *self, Diag *diag)
{
    const GPtrArray *posts = catalogue_posts(self->catalogue);
    for (guint i = 0; i < self->found->len; i++) {
        Series *series = g_ptr_array_index(self->found, i);
        if (series->confidence != SERIES_LOW)
            g_ptr_array_add(self->chosen, series);
    }
    if (self->chosen->len == 0 && posts->len == 1)
        choose_post(self, g_ptr_array_index(posts, 0));
    if (self->chosen->len == 0)
        diag_add(diag, DIAG_ERROR, DIAG_NOWHERE, "no-series",
                 "no series was found with confidence among %u posts; name posts in "
                 "book.yaml, "
                 "use --series=ID, or --blog for one book of all",
                 posts->len);
}

Selection *
selection_make(const CliOptions *options, Diag *diag, GError **error)
{
    g_autoptr(Selection) self = selection_discover(options, diag, error);
    if (self == NULL)
        return NULL;
    guint errors = diag_count(diag, DIAG_ERROR);
    const Post *post = NULL;
    if (self->site->only_post != NULL)
        post = catalogue_lookup_path(self->catalogue, self->site->only_post);
    if (options->series != NULL)
        choose_id(self, options->series, DIAG_NOWHERE, diag);
    else if (options->is_blog)
        choose_blog(self, diag);
    else if (post != NULL)
        choose_post(self, post);
    else if (self->manifest->series != NULL)
        choose_id(self, self->manifest->series, self->manifest->series_place, diag);
    else if (self->manifest->parts->len > 0)
        choose_manifest_posts(self, diag);
    else
        choose_confident(self, diag);
    self->has_errors = self->has_errors || diag_count(diag, DIAG_ERROR) > errors;
    for (guint i = 0; i < self->chosen->len; i++)
        series_load(g_ptr_array_index(self->chosen, i), self->catalogue, diag);
    return g_steal_pointer(&self);
}
