/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/mkdocs.h"

#include <string.h>

#include "site/asset.h"
#include "site/manifest.h"
#include "site/mkdocs_tag.h"
#include "site/permalink.h"
#include "site/folder.h"
#include "site/settings.h"

static const char *
config_name(const Folder *folder)
{
    static const char *const names[] = {"mkdocs.yml", "mkdocs.yaml"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (folder_stat(folder, names[i], NULL))
            return names[i];
    return NULL;
}

static int
recognise(const Folder *folder)
{
    return config_name(folder) != NULL ? 80 : 0;
}

/* The folder of the pages, without a slash at its end. Lent. */
static const char *
docs(const Site *site)
{
    const char *folder = yaml_lookup_string(site->config, "docs_dir");
    return folder != NULL ? folder : "docs";
}

const YamlNode *
mkdocs_extension(const Site *site, const char *name)
{
    const YamlNode *list = yaml_lookup(site->config, "markdown_extensions");
    if (list == NULL || list->kind != YAML_SEQUENCE)
        return yaml_lookup(list, name);
    for (guint i = 0; i < list->children->len; i++) {
        const YamlNode *settings =
            yaml_lookup(g_ptr_array_index(list->children, i), name);
        if (settings != NULL)
            return settings;
    }
    return NULL;
}

/* Is the Python-Markdown extension `name` among `markdown_extensions`? */
static bool
has_extension(const Site *site, const char *name)
{
    const YamlNode *list = yaml_lookup(site->config, "markdown_extensions");
    for (guint i = 0; list != NULL && list->children != NULL && i < list->children->len;
         i++) {
        const YamlNode *entry = g_ptr_array_index(list->children, i);
        bool is_there =
            list->kind == YAML_MAPPING
                ? strcmp(g_ptr_array_index(list->keys, i), name) == 0
                : g_strcmp0(entry->value, name) == 0 || yaml_lookup(entry, name) != NULL;
        if (is_there)
            return true;
    }
    return false;
}

static bool
configure(Site *site, Diag *diag, GError **error)
{
    if (!settings_read(site, config_name(site->folder), diag, error))
        return false;
    const YamlNode *theme = yaml_lookup(site->config, "theme");
    site->title = g_strdup(yaml_lookup_string(site->config, "site_name"));
    site->description = g_strdup(yaml_lookup_string(site->config, "site_description"));
    site->author = g_strdup(yaml_lookup_string(site->config, "site_author"));
    site->language = g_strdup(yaml_lookup_string(theme, "language"));
    settings_set_address(site, yaml_lookup_string(site->config, "site_url"), NULL);
    site->markdown = (SiteMarkdown){
        .has_breaks = has_extension(site, "nl2br"),
        .has_smart_punctuation =
            has_extension(site, "smarty") || has_extension(site, "pymdownx.smartsymbols"),
        .has_math = true,
        .has_inline_math = has_extension(site, "pymdownx.arithmatex"),
        .has_bracket_math = has_extension(site, "pymdownx.arithmatex"),
        .has_footnotes = true,
        .has_definition_lists = true,
        .has_kramdown_attributes = true, /* attr_list writes {: .class } too */
        .has_bare_attributes = has_extension(site, "attr_list"),
        .has_marks = has_extension(site, "pymdownx.mark"),
        .has_inserts = has_extension(site, "pymdownx.caret"),
        .has_scripts = has_extension(site, "pymdownx.tilde") ||
                       has_extension(site, "pymdownx.caret"),
        .has_keys = has_extension(site, "pymdownx.keys"),
        .has_emoji_names = has_extension(site, "pymdownx.emoji"),
    };
    return true;
}

static void
list_posts(const Site *site, GPtrArray *paths, Diag *diag)
{
    (void) diag;
    g_autoptr(GPtrArray) files = folder_walk(site->folder, docs(site));
    for (guint i = 0; i < files->len; i++)
        if (site_is_markdown(g_ptr_array_index(files, i)))
            g_ptr_array_add(paths, g_strdup(g_ptr_array_index(files, i)));
}

static bool
is_index(const char *name)
{
    return strcmp(name, "index") == 0 || strcmp(name, "README") == 0;
}

/* docs/guide/start.md is "/guide/start/", its index "/guide/". */
static char *
permalink(const Site *site, const SitePostFacts *facts)
{
    const char *inside = facts->path + strlen(docs(site)) + 1;
    g_autofree char *stem = g_strndup(inside, (gsize) (strrchr(inside, '.') - inside));
    const char *slash = strrchr(stem, '/');
    bool is_folder = is_index(slash != NULL ? slash + 1 : stem);
    if (is_folder)
        stem[slash != NULL ? slash - stem + 1 : 0] = '\0';
    g_autofree char *full =
        g_strconcat(site->root, stem, is_folder || *stem == '\0' ? "" : "/", NULL);
    return permalink_tidy(full);
}

/* Links are relative to the file, or, for those who write HTML, to the page. */
static char *
find_asset(const Site *site, const char *path, const char *permalink_of_post,
           const char *url)
{
    g_autofree char *local = site_local_path(site, url);
    if (local == NULL || *local == '\0')
        return NULL;
    if (*local == '/')
        return asset_below(site, docs(site), local);
    char *found = asset_beside(site, path, local);
    const char *address = permalink_of_post + strlen(site->root);
    g_autofree char *resolved = files_resolve(address, local);
    if (found == NULL && resolved != NULL)
        found = asset_below(site, docs(site), resolved);
    return found;
}

/* ---- nav --------------------------------------------------------------------------------- */

/* One page of the nav: "path.md", or {Title: path.md}. Addresses of other sites are none. */
static void
add_page(const Site *site, SiteManifest *manifest, const char *title, const char *group,
         const YamlNode *page)
{
    if (page->kind != YAML_SCALAR || strstr(page->value, "://") != NULL)
        return;
    g_autofree char *path = asset_below(site, docs(site), page->value);
    if (path != NULL)
        site_manifest_add(manifest, path, title, group, page->place.line);
    else
        site_manifest_announce(manifest, page->value, title != NULL ? title : page->value,
                               group, page->place.line);
}

typedef struct {
    const YamlNode *list;
    guint next;
    const char *group;
} NavLevel;

/* Depth is bounded by that of the YAML, but not by much: a stack of our own. */
static void
add_nav(const Site *site, SiteManifest *manifest, const YamlNode *nav)
{
    g_autoptr(GArray) levels = g_array_new(FALSE, FALSE, sizeof(NavLevel));
    NavLevel first = {nav, 0, NULL};
    g_array_append_val(levels, first);
    while (levels->len > 0) {
        NavLevel *level = &g_array_index(levels, NavLevel, levels->len - 1);
        if (level->list->kind != YAML_SEQUENCE ||
            level->next >= level->list->children->len) {
            g_array_set_size(levels, levels->len - 1);
            continue;
        }
        const YamlNode *item = g_ptr_array_index(level->list->children, level->next++);
        const char *group = level->group;
        bool has_title = item->kind == YAML_MAPPING && item->keys->len > 0;
        const char *title = has_title ? g_ptr_array_index(item->keys, 0) : NULL;
        const YamlNode *value = has_title ? g_ptr_array_index(item->children, 0) : item;
        if (value->kind == YAML_SEQUENCE) {
            NavLevel inner = {value, 0, title != NULL ? title : group};
            g_array_append_val(levels, inner);
        } else {
            add_page(site, manifest, title, group, value);
        }
    }
}

static void
manifests(const Site *site, GPtrArray *found, Diag *diag)
{
    (void) diag;
    const YamlNode *nav = yaml_lookup(site->config, "nav");
    if (nav == NULL || nav->kind != YAML_SEQUENCE)
        return;
    SiteManifest *manifest =
        site_manifest_new(site->title, config_name(site->folder), nav->place.line);
    add_nav(site, manifest, nav);
    g_ptr_array_add(found, manifest);
}

const SiteEngine site_mkdocs = {
    .name = "mkdocs",
    .recognise = recognise,
    .configure = configure,
    .list_posts = list_posts,
    .read_name = folder_engine_read_name,
    .is_published = settings_is_no_draft,
    .permalink = permalink,
    .find_asset = find_asset,
    .manifests = manifests,
    .tags = &mkdocs_tag_syntax,
};
