/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/hugo.h"

#include <string.h>

#include "base/date.h"
#include "base/files.h"
#include "site/asset.h"
#include "site/hugo_config.h"
#include "site/hugo_permalink.h"
#include "site/hugo_tag.h"
#include "site/permalink.h"
#include "site/settings.h"

typedef struct {
    char *content;      /* "content/" */
    GPtrArray *sources; /* Source *: of the configuration */
    GPtrArray *files;   /* char *: all below `content`, sorted */
    GHashTable *pages;  /* those of Markdown, lent */
    GHashTable *names;  /* "name" of a page -> its path, lent; "" when several have it */
} HugoData;

static void
data_free(gpointer pointer)
{
    HugoData *data = pointer;
    g_free(data->content);
    g_ptr_array_unref(data->sources);
    g_clear_pointer(&data->names, g_hash_table_unref);
    g_clear_pointer(&data->pages, g_hash_table_unref);
    g_clear_pointer(&data->files, g_ptr_array_unref);
    g_free(data);
}

const char *
hugo_content(const Site *site)
{
    const HugoData *data = site->engine_data;
    return data->content;
}

/* `path` below the folder that a language has for itself, and that language; NULL. */
static const char *
inside_language(const Site *site, const char *path, const char **language)
{
    const YamlNode *languages = hugo_lookup(site->config, "languages");
    bool has_any = languages != NULL && languages->kind == YAML_MAPPING;
    for (guint i = 0; has_any && i < languages->children->len; i++) {
        const char *folder =
            hugo_lookup_string(g_ptr_array_index(languages->children, i), "contentDir");
        gsize length = folder != NULL ? strlen(folder) : 0;
        if (length == 0 || strncmp(path, folder, length) != 0 || path[length] != '/')
            continue;
        *language = g_ptr_array_index(languages->keys, i);
        return path + length + 1;
    }
    return NULL;
}

const char *
hugo_path_inside(const Site *site, const char *path)
{
    const char *language;
    const char *inside = inside_language(site, path, &language);
    return inside != NULL ? inside : path + strlen(hugo_content(site));
}

char *
hugo_language_of(const Site *site, const char *path)
{
    const char *language;
    return inside_language(site, path, &language) != NULL ? g_strdup(language)
                                                          : settings_language_of(path);
}

/* ---- recognising ------------------------------------------------------------------------ */

/* `config.toml` is Zola's name too, but that one writes base_url. */
static int
recognise(const Folder *folder)
{
    FolderStat stat;
    bool has_content = folder_stat(folder, "content", &stat) && stat.is_folder;
    if (hugo_config_name(folder) != NULL)
        return has_content ? 90 : 70;
    const char *name = hugo_config_old_name(folder);
    g_autofree char *text = name != NULL ? settings_text(folder, name) : NULL;
    g_autofree char *lower = text != NULL ? g_ascii_strdown(text, -1) : NULL;
    bool is_hugo =
        lower != NULL && strstr(lower, "base_url") == NULL &&
        (strstr(lower, "baseurl") != NULL || strstr(lower, "languagecode") != NULL);
    return has_content && is_hugo ? 80 : 0;
}

/* ---- configuration ---------------------------------------------------------------------- */

/* Title, description and author, of the site or of its own language's table. */
static void
take_names(Site *site, const YamlNode *table)
{
    const YamlNode *params = hugo_lookup(table, "params");
    const YamlNode *author = hugo_lookup(params, "author");
    if (author == NULL)
        author = hugo_lookup(table, "author");
    settings_set(&site->title, hugo_lookup_string(table, "title"));
    settings_set(&site->subtitle, hugo_lookup_string(params, "subtitle"));
    settings_set(&site->description, hugo_lookup_string(params, "description"));
    bool is_name = author != NULL && author->kind == YAML_SCALAR;
    settings_set(&site->author,
                 is_name ? author->value : hugo_lookup_string(author, "name"));
}

static void
configure_names(Site *site)
{
    take_names(site, site->config);
    take_names(site, hugo_config_language(site->config));
    settings_set(&site->language,
                 hugo_lookup_string(site->config, "defaultContentLanguage"));
    settings_set(&site->language, hugo_lookup_string(site->config, "languageCode"));
    if (site->language != NULL)
        g_strdelimit(site->language, "_", '-');
}

/* Does the passthrough extension take formulas between `mark` and its end? */
static bool
passes(const YamlNode *passthrough, const char *kind, const char *mark)
{
    const YamlNode *pairs = hugo_lookup(hugo_lookup(passthrough, "delimiters"), kind);
    if (!hugo_lookup_bool(passthrough, "enable", false) || pairs == NULL ||
        pairs->kind != YAML_SEQUENCE)
        return false;
    for (guint i = 0; i < pairs->children->len; i++) {
        const YamlNode *pair = g_ptr_array_index(pairs->children, i);
        bool has_mark = pair->kind == YAML_SEQUENCE && pair->children->len > 0;
        const YamlNode *open = has_mark ? g_ptr_array_index(pair->children, 0) : NULL;
        if (open != NULL && g_strcmp0(open->value, mark) == 0)
            return true;
    }
    return false;
}

static void
configure_markdown(Site *site)
{
    const YamlNode *markup = hugo_lookup(site->config, "markup");
    const YamlNode *goldmark = hugo_lookup(markup, "goldmark");
    const YamlNode *extensions = hugo_lookup(goldmark, "extensions");
    const YamlNode *formulas = hugo_lookup(extensions, "passthrough");
    const YamlNode *params = hugo_lookup(site->config, "params");
    const YamlNode *extras = hugo_lookup(extensions, "extras");
    site->markdown = (SiteMarkdown){
        .has_breaks =
            hugo_lookup_bool(hugo_lookup(goldmark, "renderer"), "hardWraps", false),
        .has_smart_punctuation = hugo_lookup_bool(extensions, "typographer", true),
        .has_math = true,
        .has_inline_math = passes(formulas, "inline", "$") ||
                           hugo_lookup_bool(params, "math", false) ||
                           hugo_lookup_bool(params, "katex", false) ||
                           hugo_lookup_bool(params, "mathjax", false),
        .has_bracket_math =
            passes(formulas, "inline", "\\(") || passes(formulas, "block", "\\["),
        .has_footnotes = hugo_lookup_bool(extensions, "footnote", true),
        .has_definition_lists = hugo_lookup_bool(extensions, "definitionList", true),
        .has_heading_attributes = true,
        .has_marks = hugo_lookup_bool(hugo_lookup(extras, "mark"), "enable", false),
        .has_scripts =
            hugo_lookup_bool(hugo_lookup(extras, "superscript"), "enable", false) ||
            hugo_lookup_bool(hugo_lookup(extras, "subscript"), "enable", false),
        .has_emoji_names = hugo_lookup_bool(site->config, "enableEmoji", false),
    };
}

/* The last step of a page's path: of a bundle the folder's name. */
static char *
page_name(const char *path)
{
    g_autofree char *stem = settings_stem_of(path);
    if (strcmp(stem, "index") != 0 && strcmp(stem, "_index") != 0)
        return g_steal_pointer(&stem);
    g_autofree char *folder = g_path_get_dirname(path);
    return g_path_get_basename(folder);
}

static void
index_pages(const Site *site, HugoData *data)
{
    data->files = folder_walk(site->folder, data->content);
    data->pages = g_hash_table_new(g_str_hash, g_str_equal);
    data->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < data->files->len; i++) {
        char *path = g_ptr_array_index(data->files, i);
        if (!site_is_markdown(path))
            continue;
        g_hash_table_add(data->pages, path);
        char *name = page_name(path);
        bool is_known = g_hash_table_contains(data->names, name);
        g_hash_table_insert(data->names, name, is_known ? (gpointer) "" : path);
    }
}

bool
hugo_has_page(const Site *site, const char *path)
{
    const HugoData *data = site->engine_data;
    return g_hash_table_contains(data->pages, path);
}

const char *
hugo_page_named(const Site *site, const char *name)
{
    const HugoData *data = site->engine_data;
    const char *path = g_hash_table_lookup(data->names, name);
    return path != NULL && *path != '\0' ? path : NULL;
}

static bool
configure(Site *site, Diag *diag, GError **error)
{
    HugoData *data = g_new0(HugoData, 1);
    data->sources = g_ptr_array_new_with_free_func((GDestroyNotify) source_free);
    site->engine_data = data;
    site->engine_data_free = data_free;
    if (!hugo_config_read(site, data->sources, diag, error))
        return false;
    configure_names(site);
    const YamlNode *own = hugo_config_language(site->config);
    const char *address = hugo_lookup_string(site->config, "baseURL");
    if (address == NULL)
        address = hugo_lookup_string(own, "baseURL");
    settings_set_address(site, address, NULL);
    configure_markdown(site);
    const char *content = hugo_lookup_string(site->config, "contentDir");
    data->content = g_strconcat(content != NULL ? content : "content", "/", NULL);
    index_pages(site, data);
    return true;
}

/* ---- pages ------------------------------------------------------------------------------ */

/* The folder of a leaf bundle, with its slash: Markdown in it is no page but a part. */
static char *
bundle_of(const char *path)
{
    const char *name = files_name(path);
    return g_str_has_prefix(name, "index.") ? g_strndup(path, (gsize) (name - path))
                                            : NULL;
}

/* Lists of a section (_index.md) are no posts. */
static void
list_posts(const Site *site, GPtrArray *paths, Diag *diag)
{
    const HugoData *data = site->engine_data;
    const GPtrArray *files = data->files;
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
        const char *name = files_name(path);
        if (site_is_markdown(path) && g_str_has_prefix(name, "_index."))
            settings_tell_section(site->folder, path, diag);
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
    *slug = is_folder ? g_utf8_normalize(files_name(folder), -1, G_NORMALIZE_NFC)
                      : settings_stem_of(path);
    *language = hugo_language_of(site, path);
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
        !hugo_lookup_bool(site->config, "buildDrafts", false))
        *reason = "draft: true";
    else if (yaml_lookup_bool(facts->front, "headless", false))
        *reason = "headless: true";
    return *reason == NULL;
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
    .aliases = settings_aliases,
    .find_asset = find_asset,
    .tags = &hugo_tag_syntax,
};
