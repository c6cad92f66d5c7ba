/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/notion.h"

#include <string.h>

#include "site/folder.h"
#include "site/permalink.h"
#include "site/settings.h"

enum { ID = 32 }; /* digits of the number that the export gives each page */

/* The bytes of `name` without the number at its end and the blank before it; all of them when
 * it has none. */
static gsize
length_without_id(const char *name, gsize length)
{
    if (length <= ID + 1 || name[length - ID - 1] != ' ')
        return length;
    for (gsize i = length - ID; i < length; i++)
        if (!g_ascii_isdigit(name[i]) && !(name[i] >= 'a' && name[i] <= 'f'))
            return length;
    return length - ID - 1;
}

static bool
has_id(const char *path)
{
    const char *name = files_name(path);
    const char *dot = strrchr(name, '.');
    gsize length = dot != NULL ? (gsize) (dot - name) : strlen(name);
    return length_without_id(name, length) < length;
}

/* The pages in the folder itself bear numbers; a folder that bears one lies within an
 * export. */
static int
recognise(const Folder *folder)
{
    g_autoptr(GPtrArray) names = folder_list(folder, "");
    guint pages = 0, numbered = 0;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (!site_is_markdown(name))
            continue;
        pages++;
        numbered += has_id(name);
    }
    bool is_export = numbered >= 1 && numbered * 2 > pages;
    g_autofree char *own = g_path_get_basename(folder_path(folder));
    return !is_export ? 0 : has_id(own) ? 3 : 52;
}

/* Notion's paragraphs are a line each; a line end within one was typed. */
static bool
configure(Site *site, Diag *diag, GError **error)
{
    if (!site_folder.configure(site, diag, error))
        return false;
    site->markdown.has_breaks = true;
    site->markdown.has_inline_math = true;
    return true;
}

static void
list_posts(const Site *site, GPtrArray *paths, Diag *diag)
{
    site_folder.list_posts(site, paths, diag);
}

static void
read_name(const Site *site, const char *path, char **slug, GDateTime **date,
          char **language)
{
    folder_engine_read_name(site, path, slug, date, language);
    (*slug)[length_without_id(*slug, strlen(*slug))] = '\0';
}

/* The path without the numbers. */
static char *
permalink(const Site *site, const SitePostFacts *facts)
{
    g_auto(GStrv) steps = g_strsplit(facts->path, "/", -1);
    g_autoptr(GString) path = g_string_new(NULL);
    for (guint i = 0; steps[i] != NULL; i++) {
        const char *dot = steps[i + 1] == NULL ? strrchr(steps[i], '.') : NULL;
        gsize length = dot != NULL ? (gsize) (dot - steps[i]) : strlen(steps[i]);
        g_string_append_c(path, '/');
        g_string_append_len(path, steps[i], (gssize) length_without_id(steps[i], length));
    }
    g_autofree char *tidy = permalink_tidy(path->str);
    return g_strconcat(site->root, tidy + 1, NULL);
}

/* Pages of one name lie in one folder: there the number tells them apart. */
static void
aliases(const Site *site, const SitePostFacts *facts, GPtrArray *addresses)
{
    g_ptr_array_add(addresses, folder_engine_permalink(site, facts));
    folder_engine_aliases(site, facts, addresses);
}

const SiteEngine site_notion = {
    .name = "notion",
    .recognise = recognise,
    .configure = configure,
    .list_posts = list_posts,
    .read_name = read_name,
    .is_published = folder_engine_is_published,
    .permalink = permalink,
    .aliases = aliases,
    .find_asset = folder_engine_find_asset,
    .tags = NULL,
};
