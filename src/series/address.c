/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/address.h"

#include <string.h>

#include "base/files.h"

struct AddressIndex {
    const Site *site;
    const GPtrArray *posts;
    GHashTable *by_path;      /* lent: char *path -> Post * */
    GHashTable *by_permalink; /* char *normalised address -> Post * */
    GHashTable *by_alias;     /* char *normalised address -> Post * */
    GHashTable *by_slug;      /* char *last segment, lower case -> GPtrArray of Post * */
    GHashTable *by_title; /* char *title -> GPtrArray of Post *, for {% post_link %} */
    GPtrArray *slugs;     /* const char *, sorted: the keys of by_slug */
    GHashTable *shapes;   /* char *shape of addresses, set */
};

static void
unref_list(gpointer data)
{
    g_ptr_array_unref(data);
}

/* "/2021/12/31/name" is "/9/9/9/a": what an address of this site's posts looks like. */
static char *
shape_of(const char *address)
{
    GString *shape = g_string_new(NULL);
    g_auto(GStrv) segments = g_strsplit(address, "/", -1);
    for (char **segment = segments; *segment != NULL; segment++) {
        if (**segment == '\0')
            continue;
        bool is_number = strspn(*segment, "0123456789") == strlen(*segment);
        g_string_append(shape, is_number ? "/9" : "/a");
    }
    return g_string_free(shape, FALSE);
}

/* File name without extension: {% post_url 2017-01-19-name %} names it, date and all. */
static char *
stem_of(const char *path)
{
    g_autofree char *base = g_path_get_basename(path);
    char *dot = strchr(base + 1, '.');
    if (dot != NULL)
        *dot = '\0';
    if (strcmp(base, "index") != 0 && strcmp(base, "_index") != 0 &&
        strcmp(base, "README") != 0)
        return g_steal_pointer(&base);
    g_autofree char *dir = g_path_get_dirname(path);
    return g_path_get_basename(dir);
}

static void
add_to_list(GHashTable *table, char *key, const Post *post)
{
    GPtrArray *list = g_hash_table_lookup(table, key);
    if (list == NULL) {
        list = g_ptr_array_new();
        g_hash_table_insert(table, key, list);
    } else {
        g_free(key);
    }
    if (list->len == 0 || g_ptr_array_index(list, list->len - 1) != post)
        g_ptr_array_add(list, (gpointer) post);
}

static void
add_slug(AddressIndex *self, const char *slug, const Post *post)
{
    add_to_list(self->by_slug, g_utf8_strdown(files_name(slug), -1), post);
}

static int
compare_slugs(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

static void
sort_slugs(AddressIndex *self)
{
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, self->by_slug);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        g_ptr_array_add(self->slugs, key);
    g_ptr_array_sort(self->slugs, compare_slugs);
}

/* The address without root, fragment, slash at the end. The caller owns it. */
static char *
normalise(const AddressIndex *self, const char *address)
{
    g_autofree char *fragment = NULL;
    return site_normalise(self->site, address, &fragment);
}

static void
add_post(AddressIndex *self, Post *post, Diag *diag)
{
    char *address = normalise(self, post->permalink);
    if (address == NULL)
        address = g_strdup(post->permalink);
    g_hash_table_add(self->shapes, shape_of(address));
    const Post *other = g_hash_table_lookup(self->by_permalink, address);
    if (other == NULL) {
        g_hash_table_insert(self->by_permalink, address, post);
    } else {
        diag_add(diag, DIAG_WARNING, post->title_place, "same-address",
                 "this post and %s have the same address %s; links to it mean the latter",
                 other->path, post->permalink);
        g_free(address);
    }
    for (guint i = 0; i < post->aliases->len; i++) {
        char *alias = normalise(self, g_ptr_array_index(post->aliases, i));
        if (alias != NULL && !g_hash_table_contains(self->by_alias, alias))
            g_hash_table_insert(self->by_alias, alias, post);
        else
            g_free(alias);
    }
    g_autofree char *stem = stem_of(post->path);
    add_slug(self, post->slug, post);
    add_slug(self, stem, post);
    add_to_list(self->by_title, g_strdup(post->title), post);
}

AddressIndex *
address_index_new(const Site *site, const GPtrArray *posts, GHashTable *by_path,
                  Diag *diag)
{
    AddressIndex *self = g_new0(AddressIndex, 1);
    self->site = site;
    self->posts = posts;
    self->by_path = by_path;
    self->by_permalink = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->by_alias = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->by_slug = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_list);
    self->by_title = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_list);
    self->shapes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->slugs = g_ptr_array_new();
    for (guint i = 0; i < posts->len; i++)
        add_post(self, g_ptr_array_index(posts, i), diag);
    sort_slugs(self);
    return self;
}

void
address_index_free(AddressIndex *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->by_permalink);
    g_hash_table_unref(self->by_alias);
    g_hash_table_unref(self->by_slug);
    g_hash_table_unref(self->by_title);
    g_ptr_array_unref(self->slugs);
    g_hash_table_unref(self->shapes);
    g_free(self);
}

/* ---- looking up -------------------------------------------------------------------------- */

/* A relative address names a file beside the post, with its extension or without. */
static const Post *
find_file(const AddressIndex *self, const Post *from, const char *relative)
{
    static const char *const endings[] = {"",          ".md",        ".markdown", ".mdx",
                                          "/index.md", "/_index.md", "/README.md"};
    g_autofree char *path = files_resolve(from->path, relative);
    for (guint i = 0; path != NULL && i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *file = g_strconcat(path, endings[i], NULL);
        const Post *post = g_hash_table_lookup(self->by_path, file);
        if (post != NULL)
            return post;
    }
    return NULL;
}

/* How many leading characters two paths share up to a slash: the nearest folder wins. */
static gsize
nearness(const char *a, const char *b)
{
    gsize near = 0;
    for (gsize i = 0; a[i] != '\0' && a[i] == b[i]; i++)
        if (a[i] == '/')
            near = i + 1;
    return near;
}

/* The one post of `list` in the language of `from`; of several the one in the nearest
 * folder, if it alone is nearest. */
static const Post *
pick(const GPtrArray *list, const Post *from)
{
    const Post *best = NULL;
    gsize best_near = 0;
    bool is_tie = false;
    for (guint i = 0; list != NULL && i < list->len; i++) {
        const Post *post = g_ptr_array_index(list, i);
        if (g_strcmp0(post->language, from->language) != 0)
            continue;
        gsize near = nearness(post->path, from->path);
        if (best == NULL || near > best_near) {
            best = post;
            best_near = near;
            is_tie = false;
        } else {
            is_tie |= near == best_near;
        }
    }
    return is_tie ? NULL : best;
}

static const Post *
find_slug(const AddressIndex *self, const Post *from, const char *slug)
{
    g_autofree char *key = g_utf8_strdown(slug, -1);
    return pick(g_hash_table_lookup(self->by_slug, key), from);
}

static gsize
shared_prefix(const char *a, const char *b)
{
    gsize length = 0;
    while (a[length] != '\0' && a[length] == b[length])
        length++;
    return length;
}

/* "2023-05-09-name" without the date, as Jekyll's files are called. */
static const char *
behind_date(const char *slug)
{
    enum { DATE = 10 }; /* characters of 2023-05-09 */
    bool has_date = strlen(slug) > DATE + 1 && slug[DATE] == '-' && slug[4] == '-' &&
                    slug[7] == '-' && strspn(slug, "0123456789-") >= DATE;
    return has_date ? slug + DATE + 1 : slug;
}

/* The slug that shares the most at its start stands beside where `slug` would stand. */
static char *
nearest_slug(const AddressIndex *self, const char *slug)
{
    g_autofree char *key = g_utf8_strdown(slug, -1);
    guint low = 0, high = self->slugs->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (strcmp(g_ptr_array_index(self->slugs, middle), key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const char *before = low > 0 ? g_ptr_array_index(self->slugs, low - 1) : "";
    const char *after = low < self->slugs->len ? g_ptr_array_index(self->slugs, low) : "";
    bool is_before = shared_prefix(before, key) >= shared_prefix(after, key);
    const char *best = is_before ? before : after;
    gsize shared = shared_prefix(best, key);
    return shared >= 4 && shared * 2 >= strlen(key) ? g_strdup(best) : NULL;
}

/* A picture or archive is no post, whatever its address looks like. */
static bool
has_file_ending(const char *segment)
{
    const char *dot = strrchr(segment, '.');
    if (dot == NULL || strlen(dot) > 6 || strlen(dot) < 3)
        return false;
    for (const char *p = dot + 1; *p != '\0'; p++)
        if (!g_ascii_isalnum(*p))
            return false;
    return g_ascii_isalpha(dot[1]);
}

/* Would a post of this site have such an address? Where addresses are a bare "/name", only
 * one that is nearly a slug counts: "/about" is no broken post. */
static bool
looks_like_post(const AddressIndex *self, const char *address, const char *nearest)
{
    if (has_file_ending(files_name(address)))
        return false;
    g_autofree char *shape = shape_of(address);
    if (!g_hash_table_contains(self->shapes, shape))
        return false;
    return strchr(shape, '9') != NULL || nearest != NULL;
}

/* As a browser does: against the post's own address, without the site's root. */
static char *
resolve_relative(const AddressIndex *self, const Post *from, const char *relative)
{
    const char *base = from->permalink;
    gsize root = strlen(self->site->root);
    if (g_str_has_prefix(base, self->site->root))
        base += root - 1;
    g_autofree char *resolved = files_resolve(base + (*base == '/'), relative);
    return resolved != NULL ? g_strconcat("/", resolved, NULL) : NULL;
}

/* A slug of several words is no section or tag by accident. */
static bool
is_telling(const char *slug)
{
    enum { SHORTEST = 6 };
    bool has_parts = strpbrk(slug, "-_0123456789") != NULL;
    for (const char *p = slug; *p != '\0'; p++)
        has_parts |= (guchar) *p >= 0x80;
    return has_parts && strlen(slug) >= SHORTEST;
}

static const Post *
found(const Post *post, CatalogueMatch kind, CatalogueMatch *match)
{
    *match = kind;
    return post;
}

static char *
without_slash(char *address)
{
    gsize length = strlen(address);
    while (length > 1 && address[length - 1] == '/')
        address[--length] = '\0';
    return address;
}

/* The post that calls itself so by an alias without folders. */
static const Post *
find_name(const AddressIndex *self, const char *name)
{
    g_autofree char *alias = g_strconcat("/", name, NULL);
    return g_hash_table_lookup(self->by_alias, alias);
}

/* No file and no address: the slug alone may tell the post, else the address is broken, if
 * a post of this site could have it. */
static const Post *
resolve_slug(const AddressIndex *self, const Post *from, const char *rooted, bool is_bare,
             CatalogueMatch *match, char **nearest)
{
    const char *slug = files_name(rooted);
    if (*slug == '\0' || has_file_ending(slug))
        return NULL;
    g_autofree char *near = nearest_slug(self, behind_date(slug));
    bool looks = looks_like_post(self, rooted, near);
    const Post *post =
        is_bare || looks || is_telling(slug) ? find_slug(self, from, slug) : NULL;
    if (post != NULL)
        return found(post, is_bare ? CATALOGUE_EXACT : CATALOGUE_SLUG, match);
    post = is_bare ? pick(g_hash_table_lookup(self->by_title, slug), from) : NULL;
    if (post == NULL && is_bare)
        post = find_name(self, slug);
    if (post != NULL)
        return found(post, CATALOGUE_ALIAS, match);
    bool is_near = is_bare && near != NULL && is_telling(slug);
    if (!looks && !is_near)
        return NULL;
    *match = CATALOGUE_BROKEN;
    if (nearest != NULL)
        *nearest = g_steal_pointer(&near);
    return NULL;
}

const Post *
address_index_resolve(const AddressIndex *self, const Post *from, const char *href,
                      CatalogueMatch *match, char **fragment, char **nearest)
{
    *match = CATALOGUE_OUTSIDE;
    if (nearest != NULL)
        *nearest = NULL;
    char *unused = NULL;
    g_autofree char *address =
        site_normalise(self->site, href, fragment != NULL ? fragment : &unused);
    g_free(unused);
    if (address == NULL)
        return NULL;
    if (*address == '\0')
        return found(from, CATALOGUE_EXACT, match);
    bool is_relative = address[0] != '/';
    const Post *post = is_relative ? find_file(self, from, address) : NULL;
    if (post != NULL)
        return found(post, CATALOGUE_EXACT, match);

    g_autofree char *rooted =
        is_relative ? resolve_relative(self, from, address) : g_strdup(address);
    if (rooted == NULL)
        return NULL;
    without_slash(rooted);
    if ((post = g_hash_table_lookup(self->by_permalink, rooted)) != NULL)
        return found(post, CATALOGUE_EXACT, match);
    if ((post = g_hash_table_lookup(self->by_alias, rooted)) != NULL)
        return found(post, CATALOGUE_ALIAS, match);
    return resolve_slug(self, from, rooted, is_relative && strchr(address, '/') == NULL,
                        match, nearest);
}

/* The post of that slug, folders and all if `name` has them, or of that title. */
static const Post *
find_called(const AddressIndex *self, const Post *from, const char *name)
{
    g_autofree char *key = g_utf8_strdown(files_name(name), -1);
    const GPtrArray *list = g_hash_table_lookup(self->by_slug, key);
    for (guint i = 0; list != NULL && i < list->len; i++) {
        const Post *post = g_ptr_array_index(list, i);
        if (strcmp(post->slug, name) == 0 &&
            g_strcmp0(post->language, from->language) == 0)
            return post;
    }
    const Post *post = pick(g_hash_table_lookup(self->by_title, name), from);
    return post != NULL ? post : pick(list, from);
}

const Post *
address_index_find_named(const AddressIndex *self, const Post *from, const char *name,
                         char **fragment, char **nearest)
{
    *fragment = *nearest = NULL;
    const Post *post = find_called(self, from, name);
    const char *hash = post == NULL ? strchr(name, '#') : NULL;
    if (hash != NULL && hash > name) {
        g_autofree char *called = g_strndup(name, (gsize) (hash - name));
        post = find_called(self, from, called);
        if (post != NULL)
            *fragment = g_strdup(hash + 1);
    }
    if (post != NULL)
        return post;
    CatalogueMatch match;
    return address_index_resolve(self, from, name, &match, fragment, nearest);
}
