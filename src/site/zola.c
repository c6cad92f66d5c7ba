/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/zola.h"

#include <string.h>

#include "base/date.h"
#include "site/asset.h"
#include "site/permalink.h"
#include "site/settings.h"
#include "site/zola_tag.h"

#define CONTENT "content/"

static int
recognise(const Folder *folder)
{
    static const char *const names[] = {"config.toml", "zola.toml"};
    FolderStat stat;
    if (!folder_stat(folder, "content", &stat) || !stat.is_folder)
        return 0;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *text = settings_text(folder, names[i]);
        if (text != NULL && strstr(text, "base_url") != NULL)
            return 85;
    }
    return 0;
}

static bool
configure(Site *site, Diag *diag, GError **error)
{
    bool is_new = folder_stat(site->folder, "zola.toml", NULL);
    if (!settings_read(site, is_new ? "zola.toml" : "config.toml", diag, error))
        return false;
    settings_take_names(site);
    const char *language = yaml_lookup_string(site->config, "default_language");
    if (language != NULL) {
        g_free(site->language);
        site->language = g_strdup(language);
    }
    settings_set_address(site, yaml_lookup_string(site->config, "base_url"), NULL);
    const YamlNode *markdown = yaml_lookup(site->config, "markdown");
    site->markdown = (SiteMarkdown){
        .has_smart_punctuation = yaml_lookup_bool(markdown, "smart_punctuation", false),
        .has_math = true,
        .has_footnotes = true,
        .has_definition_lists = yaml_lookup_bool(markdown, "definition_list", false),
        .has_heading_attributes = true,
        .has_emoji_names = yaml_lookup_bool(markdown, "render_emoji", false),
    };
    return true;
}

/* Sections (_index.md) are lists, not pages. */
static void
list_posts(const Site *site, GPtrArray *paths, Diag *diag)
{
    g_autoptr(GPtrArray) files = folder_walk(site->folder, CONTENT);
    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        const char *name = strrchr(path, '/') + 1;
        if (!site_is_markdown(path))
            continue;
        if (g_str_has_prefix(name, "_index."))
            settings_tell_section(site->folder, path, diag);
        else
            g_ptr_array_add(paths, g_strdup(path));
    }
}

/* The length of "2021-03-04-" or "2021-03-04_" before a name; 0. */
static gsize
date_length(const char *name)
{
    bool is_date = strspn(name, "0123456789-") >= 10 && name[4] == '-' &&
                   name[7] == '-' && name[10] != '\0' &&
                   (name[10] == '-' || name[10] == '_');
    return is_date && name[11] != '\0' ? 11 : 0;
}

/* A page is a file or the index of a folder; a date before the name is the page's. */
static void
read_name(const Site *site, const char *path, char **slug, GDateTime **date,
          char **language)
{
    (void) site;
    g_autofree char *stem = settings_stem_of(path);
    g_autofree char *folder = g_path_get_dirname(path);
    if (strcmp(stem, "index") == 0 && strlen(folder) >= strlen(CONTENT)) {
        g_autofree char *name = g_path_get_basename(folder);
        g_free(stem);
        stem = g_utf8_normalize(name, -1, G_NORMALIZE_NFC);
    }
    gsize length = date_length(stem);
    g_autofree char *start = g_strndup(stem, length > 0 ? 10 : 0);
    *slug = g_strdup(stem + length);
    *date = date_parse(start);
    *language = settings_language_of(path);
}

/* The folders above the page, its own when it is an index left out. */
static char *
section_of(const char *path)
{
    const char *inside = path + strlen(CONTENT);
    const char *name = strrchr(path, '/') + 1;
    g_autofree char *folder =
        name > inside ? g_strndup(inside, (gsize) (name - inside)) : g_strdup("");
    if (!g_str_has_prefix(name, "index.") || *folder == '\0')
        return g_steal_pointer(&folder);
    folder[strlen(folder) - 1] = '\0';
    char *slash = strrchr(folder, '/');
    return slash != NULL ? g_strndup(folder, (gsize) (slash - folder) + 1) : g_strdup("");
}

static char *
permalink(const Site *site, const SitePostFacts *facts)
{
    const char *own = yaml_lookup_string(facts->front, "path");
    const char *slug = yaml_lookup_string(facts->front, "slug");
    g_autofree char *language = settings_language_of(facts->path);
    bool is_other = language != NULL && g_strcmp0(language, site->language) != 0;
    g_autofree char *section = section_of(facts->path);
    g_autofree char *made = permalink_slugize(slug != NULL ? slug : facts->slug);
    g_autofree char *lower = g_utf8_strdown(made, -1);
    g_autofree char *full = own != NULL
                                ? g_strconcat(site->root, own, NULL)
                                : g_strconcat(site->root, is_other ? language : "", "/",
                                              section, lower, "/", NULL);
    return permalink_tidy(full);
}

/* Files beside a page are published beside it; "/x" lies in static/. */
static char *
find_asset(const Site *site, const char *path, const char *permalink_of_post,
           const char *url)
{
    g_autofree char *local = site_local_path(site, url);
    if (local == NULL || *local == '\0')
        return NULL;
    const char *address = permalink_of_post + strlen(site->root) - 1;
    char *found = *local == '/' ? NULL : asset_beside(site, path, local);
    if (found == NULL && g_str_has_prefix(local, "@/"))
        found = asset_below(site, "content", local + 2);
    if (found == NULL && *local == '/' && g_str_has_prefix(local, address))
        found = asset_beside(site, path, local + strlen(address));
    g_autofree char *resolved =
        *local == '/' ? g_strdup(local + 1) : files_resolve(address + 1, local);
    if (found == NULL && resolved != NULL)
        found = asset_below(site, "static", resolved);
    if (found == NULL && resolved != NULL)
        found = asset_below(site, "content", resolved);
    return found != NULL || *local == '/' ? found : asset_below(site, "static", local);
}

const SiteEngine site_zola = {
    .name = "zola",
    .recognise = recognise,
    .configure = configure,
    .list_posts = list_posts,
    .read_name = read_name,
    .is_published = settings_is_no_draft,
    .permalink = permalink,
    .aliases = settings_aliases,
    .find_asset = find_asset,
    .tags = &zola_tag_syntax,
};
