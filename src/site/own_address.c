/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/own_address.h"

#include <string.h>

#include "site/settings.h"

/* How many posts are read, and how deep an address may be. */
#define MAX_READ 300
#define MAX_STEPS 12
#define MIN_POSTS 2
/* Of addresses of one step ("/make-app-1"), which others may have too. */
#define MIN_BARE_POSTS 3

typedef struct {
    GHashTable *permalinks; /* char *: without slash at the end */
    GHashTable *prefixes;   /* char * -> GHashTable * of permalinks, lent */
} Search;

static char *
bare(const char *address, gsize length)
{
    while (length > 0 && address[length - 1] == '/')
        length--;
    g_autofree char *text = g_strndup(address, length);
    char *decoded = g_uri_unescape_string(text, NULL);
    return decoded != NULL ? decoded : g_steal_pointer(&text);
}

/* Of two steps or more, or of one that no other site has by accident. */
static bool
is_telling(const char *address)
{
    enum { SHORTEST = 8 };
    return *address == '/' &&
           (strchr(address + 1, '/') != NULL ||
            (strlen(address) >= SHORTEST && strpbrk(address, "-_") != NULL));
}

/* Where code lies under the names of the posts that are about it. */
static bool
is_elsewhere(const char *url)
{
    static const char *const hosts[] = {"github.com/", "gitlab.com/", "npmjs.com/",
                                        "githubusercontent.com/", "bitbucket.org/"};
    for (guint i = 0; i < G_N_ELEMENTS(hosts); i++)
        if (strstr(url, hosts[i]) != NULL)
            return true;
    return false;
}

static guint
posts_needed(GHashTable *found)
{
    GHashTableIter iter;
    gpointer permalink;
    g_hash_table_iter_init(&iter, found);
    while (g_hash_table_iter_next(&iter, &permalink, NULL))
        if (strchr((const char *) permalink + 1, '/') != NULL)
            return MIN_POSTS;
    return MIN_BARE_POSTS;
}

/* Addresses by the path alone: what needs a date or a title is not known yet. */
static void
add_permalinks(Search *self, const Site *site, const GPtrArray *posts)
{
    for (guint i = 0; i < posts->len; i++) {
        const char *path = g_ptr_array_index(posts, i);
        g_autofree char *slug = NULL, *language = NULL;
        g_autoptr(GDateTime) date = NULL;
        site->engine->read_name(site, path, &slug, &date, &language);
        SitePostFacts facts = {path, slug, NULL, date, NULL, NULL};
        g_autofree char *permalink = site->engine->permalink(site, &facts);
        g_autofree char *address = bare(permalink, strlen(permalink));
        if (is_telling(address))
            g_hash_table_add(self->permalinks, g_steal_pointer(&address));
    }
}

static void
count(Search *self, const char *prefix, const char *permalink)
{
    GHashTable *found = g_hash_table_lookup(self->prefixes, prefix);
    if (found == NULL) {
        found = g_hash_table_new(g_str_hash, g_str_equal);
        g_hash_table_insert(self->prefixes, g_strdup(prefix), found);
    }
    g_hash_table_add(found, (gpointer) permalink);
}

/* Tries each end of the address that begins at a slash behind the host. */
static void
try_address(Search *self, const char *url, gsize length)
{
    g_autofree char *address = bare(url, length);
    if (is_elsewhere(address))
        return;
    const char *host = strstr(address, "://") + 3;
    const char *slash = strchr(host, '/');
    for (int i = 0; slash != NULL && i < MAX_STEPS; slash = strchr(slash + 1, '/'), i++) {
        const char *permalink = g_hash_table_lookup(self->permalinks, slash);
        if (permalink == NULL)
            continue;
        g_autofree char *prefix = g_strndup(address, (gsize) (slash - address));
        count(self, prefix, permalink);
    }
}

static void
read_post(Search *self, const Site *site, const char *path)
{
    g_autofree char *text = settings_text(site->folder, path);
    for (const char *p = text != NULL ? strstr(text, "://") : NULL; p != NULL;
         p = strstr(p + 3, "://")) {
        const char *start = p;
        while (start > text && g_ascii_isalpha(start[-1]))
            start--;
        bool is_web =
            g_str_has_prefix(start, "http://") || g_str_has_prefix(start, "https://");
        gsize length = strcspn(start, " \t\n\r\"'<>()[]#?");
        if (is_web && length > (gsize) (p - start) + 3)
            try_address(self, start, length);
    }
}

char *
own_address_find(const Site *site)
{
    g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Diag) unused = diag_new();
    site->engine->list_posts(site, posts, unused);
    g_autoptr(GHashTable) permalinks =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) prefixes = g_hash_table_new_full(
        g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
    Search self = {permalinks, prefixes};
    add_permalinks(&self, site, posts);
    guint step = posts->len / MAX_READ + 1;
    for (guint i = 0; i < posts->len && g_hash_table_size(permalinks) > 0; i += step)
        read_post(&self, site, g_ptr_array_index(posts, i));

    const char *best = NULL;
    guint best_count = MIN_POSTS - 1;
    GHashTableIter iter;
    gpointer prefix, found;
    g_hash_table_iter_init(&iter, prefixes);
    while (g_hash_table_iter_next(&iter, &prefix, &found)) {
        guint size = g_hash_table_size(found);
        if (size < posts_needed(found))
            continue;
        if (size > best_count ||
            (size == best_count && best != NULL && strcmp(prefix, best) < 0)) {
            best = prefix;
            best_count = size;
        }
    }
    return g_strdup(best);
}
