/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/folder_name.h"

#include <string.h>

enum { MIN_FOLDER = 2 }; /* bytes: a shorter name of a folder tells nothing */

static bool
lies_below(const char *folder, const char *above)
{
    gsize length = strlen(above);
    return strcmp(above, ".") == 0 || (strncmp(folder, above, length) == 0 &&
                                       (folder[length] == '\0' || folder[length] == '/'));
}

/* The innermost folder above all posts, when it holds little else; the caller's, or NULL. */
static char *
own_folder(const Roster *roster, const GArray *order)
{
    g_autofree char *folder = NULL;
    guint posts = 0;
    for (guint i = 0; i < order->len; i++) {
        const RosterEntry *entry = roster_lookup(roster, g_array_index(order, guint, i));
        if (entry->post == NULL)
            continue;
        if (folder == NULL)
            folder = g_strdup(entry->folder);
        while (!lies_below(entry->folder, folder)) {
            char *parent = g_path_get_dirname(folder);
            g_free(folder);
            folder = parent;
        }
        posts++;
    }
    guint all = folder != NULL ? roster_count_below(roster, folder) : 0;
    return posts >= 2 && all <= posts * 2 ? g_steal_pointer(&folder) : NULL;
}

/* Folders that engines make tell nothing of what lies in them. */
static bool
is_engine_folder(const char *name)
{
    static const char *const names[] = {
        ".",     "posts", "_posts", "post",     "articles", "content", "docs",
        "doc",   "blog",  "src",    "pages",    "source",   "notes",   "contents",
        "_docs", "data",  "md",     "markdown", "book",     NULL};
    return g_strv_contains(names, name) || strspn(name, "0123456789-_.") == strlen(name);
}

/* A section's page is no post of Hugo or Zola, but it names the section. */
static char *
read_page_title(const Catalogue *catalogue, const char *path)
{
    const Post *known = catalogue_lookup_path(catalogue, path);
    if (known != NULL)
        return g_strdup(known->title);
    g_autoptr(Diag) untold = diag_new();
    g_autoptr(Post) page = post_open(catalogue_site(catalogue), path, untold, NULL);
    bool has_title = page != NULL && yaml_lookup(page->front, "title") != NULL;
    return has_title ? g_strdup(page->title) : NULL;
}

char *
folder_page_title(const Catalogue *catalogue, const char *folder)
{
    /* "trip.md" may be the page of "trip/" */
    static const char *const pages[] = {"/README.md", "/index.md", "/_index.md", ".md"};
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        const char *above = strcmp(folder, ".") == 0 ? "" : folder;
        g_autofree char *joined = g_strconcat(above, pages[i], NULL);
        const char *path = joined + (*joined == '/');
        g_autofree char *title = read_page_title(catalogue, path);
        g_autofree char *word = title != NULL ? g_utf8_strdown(title, -1) : NULL;
        if (word != NULL && !is_engine_folder(word))
            return g_steal_pointer(&title);
    }
    return NULL;
}

char *
folder_name_of(const Roster *roster, const GArray *order)
{
    g_autofree char *folder = own_folder(roster, order);
    g_autofree char *base = folder != NULL ? g_path_get_basename(folder) : NULL;
    const RosterEntry *first = roster_lookup(roster, g_array_index(order, guint, 0));
    bool is_language = base != NULL && strcmp(base, first->language) == 0;
    if (is_language) {
        g_autofree char *parent = g_path_get_dirname(folder);
        g_free(base);
        base = g_path_get_basename(parent);
    }
    if (base != NULL && *base == '_') /* a collection of Jekyll */
        memmove(base, base + 1, strlen(base));
    bool is_name = base != NULL && strlen(base) >= MIN_FOLDER && !is_engine_folder(base);
    return is_name ? g_steal_pointer(&base) : NULL;
}

static bool
has_dates(const Roster *roster, const GArray *order)
{
    for (guint i = 0; i < order->len; i++) {
        const Post *post = roster_lookup(roster, g_array_index(order, guint, i))->post;
        if (post != NULL && post->date != NULL)
            return true;
    }
    return false;
}

/* Are the parts most of what is written in their language? */
static bool
is_most(const Roster *roster, const GArray *order)
{
    const RosterEntry *first = roster_lookup(roster, g_array_index(order, guint, 0));
    guint all = 0;
    for (guint i = 0; i < roster->posts; i++)
        all += strcmp(roster_lookup(roster, i)->language, first->language) == 0;
    return order->len * 3 >= all * 2;
}

char *
folder_title(const Roster *roster, const GArray *order)
{
    g_autofree char *folder = own_folder(roster, order);
    const Catalogue *catalogue = roster->catalogue;
    char *title = folder != NULL ? folder_page_title(catalogue, folder) : NULL;
    if (title != NULL)
        return title;
    const char *site_title = catalogue_site(catalogue)->title;
    char *name = folder_name_of(roster, order);
    bool fills_folder = folder != NULL && strcmp(folder, ".") != 0; /* "docs" */
    bool is_site = name == NULL && (fills_folder || is_most(roster, order)) &&
                   !has_dates(roster, order);
    return is_site ? g_strdup(site_title) : name;
}
