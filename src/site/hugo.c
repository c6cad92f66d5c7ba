/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/hugo.h"

#include <string.h>

#include "base/date.h"
#include "site/asset.h"
#include "site/hugo_permalink.h"
#include "site/hugo_tag.h"
#include "site/permalink.h"
#include "site/settings.h"

typedef struct {
    char *content; /* "content/" */
} HugoData;

static void
data_free(gpointer pointer)
{
    HugoData *data = pointer;
    g_free(data->content);
    g_free(data);
}

const char *
hugo_content(const Site *site)
{
    const HugoData *data = site->engine_data;
    return data->content;
}

const YamlNode *
hugo_lookup(const YamlNode *config, const char *key)
{
    if (config == NULL || config->kind != YAML_MAPPING)
        return NULL;
    for (guint i = config->keys->len; i > 0; i--)
        if (g_ascii_strcasecmp(g_ptr_array_index(config->keys, i - 1), key) == 0)
            return g_ptr_array_index(config->children, i - 1);
    return NULL;
}

static const char *
lookup_string(const YamlNode *config, const char *key)
{
    const YamlNode *node = hugo_lookup(config, key);
    bool is_text = node != NULL && node->kind == YAML_SCALAR && *node->value != '\0';
    return is_text ? node->value : NULL;
}

static bool
lookup_bool(const YamlNode *config, const char *key, bool otherwise)
{
    const char *value = lookup_string(config, key);
    return value == NULL ? otherwise : g_ascii_strcasecmp(value, "true") == 0;
}

const char *
hugo_path_inside(const Site *site, const char *path)
{
    const YamlNode *languages = hugo_lookup(site->config, "languages");
    bool has_any = languages != NULL && languages->kind == YAML_MAPPING;
    for (guint i = 0; has_any && i < languages->children->len; i++) {
        const char *folder =
            lookup_string(g_ptr_array_index(languages->children, i), "contentDir");
        gsize length = folder != NULL ? strlen(folder) : 0;
        if (length > 0 && strncmp(path, folder, length) == 0 && path[length] == '/')
            return path + length + 1;
    }
    return path + strlen(hugo_content(site));
}

/* ---- recognising ------------------------------------------------------------------------ */

static const char *const sure_names[] = {"hugo.toml",
                                         "hugo.yaml",
                                         "hugo.yml",
                                         "hugo.json",
                                         "config/_default/hugo.toml",
                                         "config/_default/hugo.yaml",
                                         "config/_default/config.toml",
                                         "config/_default/config.yaml",
                                         "config/_default/config.yml",
                                         NULL};
static const char *const old_names[] = {"config.toml", "config.yaml", "config.yml",
                                        "config.json", NULL};

static const char *
first_file(const Folder *folder, const char *const *names)
{
    FolderStat stat;
    for (guint i = 0; names[i] != NULL; i++)
        if (folder_stat(folder, names[i], &stat) && !stat.is_folder)
            return names[i];
    return NULL;
}

/* `config.toml` is Zola's name too, but that one writes base_url. */
static int
recognise(const Folder *folder)
{
    FolderStat stat;
    bool has_content = folder_stat(folder, "content", &stat) && stat.is_folder;
    if (first_file(folder, sure_names) != NULL)
        return has_content ? 90 : 70;
    const char *name = first_file(folder, old_names);
    g_autofree char *text = name != NULL ? settings_text(folder, name) : NULL;
    g_autofree char *lower = text != NULL ? g_ascii_strdown(text, -1) : NULL;
    bool is_hugo =
        lower != NULL && strstr(lower, "base_url") == NULL &&
        (strstr(lower, "baseurl") != NULL || strstr(lower, "languagecode") != NULL);
    return has_content && is_hugo ? 80 : 0;
}

/* ---- configuration ---------------------------------------------------------------------- */

static void
take(char **field, const char *value)
{
    if (value == NULL)
        return;
    g_free(*field);
    *field = g_strdup(value);
}

static void
configure_names(Site *site)
{
    const YamlNode *config = site->config;
    const YamlNode *params = hugo_lookup(config, "params");
    const YamlNode *author = hugo_lookup(params, "author");
    if (author == NULL)
        author = hugo_lookup(config, "author");
    take(&site->title, lookup_string(config, "title"));
    take(&site->subtitle, lookup_string(params, "subtitle"));
    take(&site->description, lookup_string(params, "description"));
    bool is_name = author != NULL && author->kind == YAML_SCALAR;
    take(&site->author, is_name ? author->value : lookup_string(author, "name"));
    take(&site->language, lookup_string(config, "defaultContentLanguage"));
    take(&site->language, lookup_string(config, "languageCode"));
    if (site->language != NULL)
        g_strdelimit(site->language, "_", '-');
}

static void
configure_markdown(Site *site)
{
    const YamlNode *goldmark =
        hugo_lookup(hugo_lookup(site->config, "markup"), "goldmark");
    const YamlNode *extensions = hugo_lookup(goldmark, "extensions");
    const YamlNode *math = hugo_lookup(hugo_lookup(extensions, "passthrough"), "enable");
    site->markdown = (SiteMarkdown){
        .has_breaks = lookup_bool(hugo_lookup(goldmark, "renderer"), "hardWraps", false),
        .has_smart_punctuation = lookup_bool(extensions, "typographer", true),
        .has_math = true,
        .has_inline_math = math != NULL && g_strcmp0(math->value, "true") == 0,
        .has_footnotes = lookup_bool(extensions, "footnote", true),
        .has_definition_lists = lookup_bool(extensions, "definitionList", true),
        .has_heading_attributes = true,
        .has_emoji_names = lookup_bool(site->config, "enableEmoji", false),
    };
}

static bool
configure(Site *site, Diag *diag, GError **error)
{
    const char *name = first_file(site->folder, sure_names);
    if (name == NULL)
        name = first_file(site->folder, old_names);
    if (name != NULL && !settings_read(site, name, diag, error))
        return false;
    configure_names(site);
    settings_set_address(site, lookup_string(site->config, "baseURL"), NULL);
    configure_markdown(site);
    const char *content = lookup_string(site->config, "contentDir");
    HugoData *data = g_new0(HugoData, 1);
    data->content = g_strconcat(content != NULL ? content : "content", "/", NULL);
    site->engine_data = data;
    site->engine_data_free = data_free;
    return true;
}

/* ---- pages ------------------------------------------------------------------------------ */

static const char *
base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* The folder of a leaf bundle, with its slash: Markdown in it is no page but a part. */
static char *
bundle_of(const char *path)
{
    const char *name = base_name(path);
    return g_str_has_prefix(name, "index.") ? g_strndup(path, (gsize) (name - path))
                                            : NULL;
}

/* Lists of a section (_index.md) are no posts. */
static void
list_posts(const Site *site, GPtrArray *paths, Diag *diag)
{
    (void) diag;
    g_autoptr(GPtrArray) files = folder_walk(site->folder, hugo_content(site));
    g_autoptr(GHashTable) bundles =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        char *bundle = site_is_markdown(path) ? bundle_of(path) : NULL;
        if (bundle != NULL)
            g_hash_table_add(bundles, bundle);
    }
    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        const char *name = base_name(path);
        if (!site_is_markdown(path) || g_str_has_prefix(name, "_index."))
            continue;
        g_autofree char *folder = g_strndup(path, (gsize) (name - path));
        if (g_str_has_prefix(name, "index.") || !g_hash_table_contains(bundles, folder))
            g_ptr_array_add(paths, g_strdup(path));
    }
}

/* The name of a bundle is its folder's. A date before it is Hugo's only when asked for,
 * but nobody writes one that means nothing. */
static void
read_name(const Site *site, const char *path, char **slug, GDateTime **date,
          char **language)
{
    g_autofree char *bundle = bundle_of(path);
    g_autofree char *folder = bundle != NULL ? g_path_get_dirname(path) : NULL;
    bool is_folder = folder != NULL && strlen(folder) >= strlen(hugo_content(site));
    *slug = is_folder ? g_utf8_normalize(base_name(folder), -1, G_NORMALIZE_NFC)
                      : settings_stem_of(path);
    *language = settings_language_of(path);
    if (strlen(*slug) > 10) {
        g_autofree char *start = g_strndup(*slug, 10);
        *date = strspn(start, "0123456789-") == 10 ? date_parse(start) : NULL;
    }
}

static bool
is_published(const Site *site, const SitePostFacts *facts, const char **reason)
{
    *reason = NULL;
    if (yaml_lookup_bool(facts->front, "draft", false) &&
        !lookup_bool(site->config, "buildDrafts", false))
        *reason = "draft: true";
    else if (yaml_lookup_bool(facts->front, "headless", false))
        *reason = "headless: true";
    return *reason == NULL;
}

/* Addresses are as they stand, from the root of the site; a slug counts in old links too. */
static void
aliases(const Site *site, const SitePostFacts *facts, GPtrArray *addresses)
{
    (void) site;
    g_autoptr(GPtrArray) values = yaml_lookup_strings(facts->front, "aliases");
    for (guint i = 0; i < values->len; i++)
        g_ptr_array_add(addresses, permalink_tidy(g_ptr_array_index(values, i)));
}

/* "/x" lies in static/ or assets/, or is a file of the bundle published there; relative
 * names lie in the bundle, beside the page, or where its address would lead. */
static char *
find_asset(const Site *site, const char *path, const char *permalink, const char *url)
{
    static const char *const roots[] = {"static", "assets", "content", "public"};
    g_autofree char *local = site_local_path(site, url);
    if (local == NULL || *local == '\0')
        return NULL;
    const char *address = permalink + strlen(site->root) - 1;
    char *found = *local == '/' ? NULL : asset_beside(site, path, local);
    if (found == NULL && *local == '/' && g_str_has_prefix(local, address))
        found = asset_beside(site, path, local + strlen(address));
    g_autofree char *resolved =
        *local == '/' ? g_strdup(local + 1) : files_resolve(address + 1, local);
    for (guint i = 0; found == NULL && resolved != NULL && i < G_N_ELEMENTS(roots); i++)
        found = asset_below(site, roots[i], resolved);
    for (guint i = 0; found == NULL && *local != '/' && i < G_N_ELEMENTS(roots); i++)
        found = asset_below(site, roots[i], local);
    return found;
}

const SiteEngine site_hugo = {
    .name = "hugo",
    .recognise = recognise,
    .configure = configure,
    .list_posts = list_posts,
    .read_name = read_name,
    .is_published = is_published,
    .permalink = hugo_permalink,
    .aliases = aliases,
    .find_asset = find_asset,
    .tags = &hugo_tag_syntax,
};
