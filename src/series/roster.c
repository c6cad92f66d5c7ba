/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/roster.h"

#include <string.h>

#include "base/text.h"

static void
entry_free(gpointer data)
{
    RosterEntry *entry = data;
    declared_clear(&entry->declared);
    g_free(entry->name);
    g_free(entry->folder);
    g_free(entry->title);
    g_free(entry->url);
    g_free(entry->nearest);
    g_free(entry->label);
    g_free(entry);
}

/* The file's folder; of "name/index.md" the one above, since the name is the folder's. */
static char *
folder_of(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *base = g_path_get_basename(path);
    bool is_bundle =
        g_str_has_prefix(base, "index.") || g_ascii_strncasecmp(base, "readme.", 7) == 0;
    return is_bundle ? g_path_get_dirname(folder) : g_steal_pointer(&folder);
}

static bool
is_index_name(const char *name)
{
    return g_ascii_strcasecmp(name, "index") == 0 ||
           g_ascii_strcasecmp(name, "_index") == 0 ||
           g_ascii_strcasecmp(name, "readme") == 0;
}

/* The last segment of `slug` that is not empty. */
static char *
name_of(const char *slug)
{
    g_auto(GStrv) segments = g_strsplit(slug, "/", -1);
    const char *name = "";
    for (char **segment = segments; *segment != NULL; segment++)
        if (**segment != '\0')
            name = *segment;
    return g_strdup(name);
}

static RosterEntry *
entry_of_post(const Post *post)
{
    RosterEntry *entry = g_new0(RosterEntry, 1);
    entry->post = post;
    entry->language = post->language != NULL ? post->language : "";
    entry->is_hidden = !post->is_published;
    entry->name = name_of(post->slug);
    if (is_index_name(entry->name)) {
        g_autofree char *folder = g_path_get_dirname(post->path);
        g_free(entry->name);
        entry->name = g_path_get_basename(folder);
    }
    entry->folder = folder_of(post->path);
    entry->title = text_fold(post->title);
    entry->place = post->title_place;
    declared_read(&entry->declared, post);
    return entry;
}

Roster *
roster_new(const Catalogue *catalogue)
{
    Roster *self = g_new0(Roster, 1);
    const GPtrArray *posts = catalogue_posts(catalogue);
    self->catalogue = catalogue;
    self->entries = g_ptr_array_new_with_free_func(entry_free);
    self->by_post = g_hash_table_new(NULL, NULL);
    self->by_url = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->posts = posts->len;
    for (guint i = 0; i < posts->len; i++) {
        Post *post = g_ptr_array_index(posts, i);
        g_ptr_array_add(self->entries, entry_of_post(post));
        g_hash_table_insert(self->by_post, post, GUINT_TO_POINTER(i + 1));
    }
    return self;
}

void
roster_free(Roster *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->entries);
    g_hash_table_unref(self->by_post);
    g_hash_table_unref(self->by_url);
    g_free(self);
}

void
roster_forget_declared(Roster *self)
{
    for (guint i = 0; i < self->posts; i++) {
        RosterEntry *entry = roster_lookup(self, i);
        declared_clear(&entry->declared);
        entry->declared = (Declared){.names = g_ptr_array_new()};
    }
}

RosterEntry *
roster_lookup(const Roster *self, guint number)
{
    return g_ptr_array_index(self->entries, number);
}

guint
roster_number(const Roster *self, const Post *post)
{
    gpointer value = g_hash_table_lookup(self->by_post, post);
    g_assert(value != NULL);
    return GPOINTER_TO_UINT(value) - 1;
}

static char *
url_key(const char *language, const char *url)
{
    gsize length = strlen(url);
    gsize slash = length > 1 && url[length - 1] == '/';
    return g_strdup_printf("%s %.*s", language, (int) (length - slash), url);
}

guint
roster_find(const Roster *self, const char *language, const Post *post, const char *url)
{
    if (post != NULL)
        return roster_number(self, post);
    g_autofree char *key = url != NULL ? url_key(language, url) : NULL;
    gpointer known = key != NULL ? g_hash_table_lookup(self->by_url, key) : NULL;
    return known != NULL ? GPOINTER_TO_UINT(known) - 1 : G_MAXUINT;
}

/* The first post whose path is not before `path`: posts stand in byte order. */
static guint
first_from(const Roster *self, const char *path)
{
    guint low = 0, high = self->posts;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (strcmp(roster_lookup(self, middle)->post->path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

guint
roster_count_below(const Roster *self, const char *folder)
{
    if (*folder == '\0' || strcmp(folder, ".") == 0)
        return self->posts;
    g_autofree char *start = g_strconcat(folder, "/", NULL);
    g_autofree char *end = g_strconcat(folder, "0", NULL); /* the byte behind "/" */
    return first_from(self, end) - first_from(self, start);
}

guint
roster_announce(Roster *self, const char *language, const char *url, const char *nearest,
                const char *label, DiagPlace place)
{
    char *key = url_key(language, url);
    gpointer known = g_hash_table_lookup(self->by_url, key);
    if (known != NULL) {
        g_free(key);
        return GPOINTER_TO_UINT(known) - 1;
    }
    RosterEntry *entry = g_new0(RosterEntry, 1);
    entry->language = language;
    entry->url = g_strdup(url);
    entry->nearest = g_strdup(nearest);
    entry->label = g_strdup(label);
    entry->place = place;
    entry->name = name_of(url);
    entry->folder = g_strdup("");
    entry->title = g_strdup("");
    entry->declared.names = g_ptr_array_new();
    g_ptr_array_add(self->entries, entry);
    g_hash_table_insert(self->by_url, key, GUINT_TO_POINTER(self->entries->len));
    return self->entries->len - 1;
}

int
roster_compare_paths(const Roster *self, guint a, guint b)
{
    const RosterEntry *x = roster_lookup(self, a), *y = roster_lookup(self, b);
    const char *x_text = x->post != NULL ? x->post->path : x->url;
    const char *y_text = y->post != NULL ? y->post->path : y->url;
    return strcmp(x_text, y_text);
}

int
roster_compare_dates(const Roster *self, guint a, guint b)
{
    const Post *x = roster_lookup(self, a)->post, *y = roster_lookup(self, b)->post;
    GDateTime *x_date = x != NULL ? x->date : NULL;
    GDateTime *y_date = y != NULL ? y->date : NULL;
    int order = (x_date == NULL) - (y_date == NULL);
    if (x_date != NULL && y_date != NULL)
        order = g_date_time_compare(x_date, y_date);
    return order != 0 ? order : roster_compare_paths(self, a, b);
}
