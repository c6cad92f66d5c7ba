/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/folder.h"

#include <string.h>

#include "site/asset.h"
#include "site/settings.h"
#include "site/permalink.h"

static int
recognise(const Folder *folder)
{
    (void) folder;
    return 1;
}

static bool
configure(Site *site, Diag *diag, GError **error)
{
    (void) diag;
    (void) error;
    site->markdown = (SiteMarkdown){.has_footnotes = true,
                                    .has_math = true,
                                    .has_heading_attributes = true,
                                    .has_admonition_fences = true};
    return true;
}

static void
list_posts(const Site *site, GPtrArray *paths, Diag *diag)
{
    (void) diag;
    g_autoptr(GPtrArray) files = folder_walk(site->folder, "");
    for (guint i = 0; i < files->len; i++)
        if (site_is_markdown(g_ptr_array_index(files, i)))
            g_ptr_array_add(paths, g_strdup(g_ptr_array_index(files, i)));
}

void
folder_engine_read_name(const Site *site, const char *path, char **slug, GDateTime **date,
                        char **language)
{
    (void) site;
    (void) date;
    *slug = settings_slug_of(path);
    *language = settings_language_of(path);
}

bool
folder_engine_is_published(const Site *site, const SitePostFacts *facts,
                           const char **reason)
{
    (void) site;
    *reason = NULL;
    if (yaml_lookup_bool(facts->front, "draft", false))
        *reason = "draft: true";
    else if (!yaml_lookup_bool(facts->front, "published", true))
        *reason = "published: false";
    return *reason == NULL;
}

/* The address is the path: "/guide/start" for guide/start.md, "/guide/" for its index. */
char *
folder_engine_permalink(const Site *site, const SitePostFacts *facts)
{
    g_autofree char *stem = g_strdup(facts->path);
    *strrchr(stem, '.') = '\0';
    g_autofree char *tidy = permalink_tidy(stem);
    const char *name = strrchr(tidy, '/') + 1;
    bool is_index =
        g_ascii_strcasecmp(name, "index") == 0 || g_ascii_strcasecmp(name, "readme") == 0;
    if (is_index)
        tidy[name - tidy] = '\0';
    return g_strconcat(site->root, tidy + 1, NULL);
}

void
folder_engine_aliases(const Site *site, const SitePostFacts *facts, GPtrArray *addresses)
{
    static const char *const keys[] = {"permalink", "url", NULL};
    settings_aliases(site, facts, addresses);
    settings_add_addresses(facts->front, keys, addresses);
}

/* "/x.png" is looked for in the folder itself and where site builders keep such files. */
char *
folder_engine_find_asset(const Site *site, const char *path, const char *permalink,
                         const char *url)
{
    static const char *const roots[] = {"",       "static", "public",
                                        "source", "assets", "docs"};
    g_autofree char *local = site_local_path(site, url);
    if (local == NULL || *local == '\0')
        return NULL;
    char *found = *local == '/' ? NULL : asset_beside(site, path, local);
    if (found == NULL && *local != '/')
        found = asset_beside(site, permalink + 1, local);
    for (guint i = 0; found == NULL && i < G_N_ELEMENTS(roots); i++)
        found = asset_below(site, roots[i], local);
    return found;
}

const SiteEngine site_folder = {
    .name = "folder",
    .recognise = recognise,
    .configure = configure,
    .list_posts = list_posts,
    .read_name = folder_engine_read_name,
    .is_published = folder_engine_is_published,
    .permalink = folder_engine_permalink,
    .aliases = folder_engine_aliases,
    .find_asset = folder_engine_find_asset,
    .tags = NULL,
};
