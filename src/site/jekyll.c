/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/jekyll.h"

#include <stdio.h>
#include <string.h>

#include "base/files.h"
#include "site/asset.h"
#include "site/glob.h"
#include "site/jekyll_permalink.h"
#include "site/jekyll_tag.h"
#include "site/permalink.h"
#include "site/settings.h"

#define MAX_SAMPLES 20
#define SHAPE_SURENESS 25

typedef struct {
    bool is_lone;           /* a folder of posts without configuration */
    bool is_of_pages;       /* a site without posts: its pages are read */
    GPtrArray *paths;       /* char *: every post, sorted */
    GHashTable *by_stem;    /* "2010-07-21-name" -> path, lent */
    GPtrArray *collections; /* char *: "_wiki/" of collections that are published */
} JekyllData;

static void
data_free(gpointer pointer)
{
    JekyllData *data = pointer;
    g_hash_table_unref(data->by_stem);
    g_ptr_array_unref(data->paths);
    g_ptr_array_unref(data->collections);
    g_free(data);
}

/* ---- names ------------------------------------------------------------------------------ */

/* The length of "2010-07-21-" at the start of `name`; 0 when it has no such date. */
static gsize
date_length(const char *name)
{
    gsize year = strspn(name, "0123456789");
    if ((year != 4 && year != 2) || name[year] != '-')
        return 0;
    gsize month = strspn(name + year + 1, "0123456789");
    const char *rest = name + year + 1 + month;
    gsize day = *rest == '-' ? strspn(rest + 1, "0123456789") : 0;
    bool is_date =
        month >= 1 && month <= 2 && day >= 1 && day <= 2 && rest[1 + day] == '-';
    return is_date ? year + 1 + month + 1 + day + 1 : 0;
}

static GDateTime *
date_in(const char *name)
{
    int year = 0, month = 0, day = 0;
    if (date_length(name) == 0 || sscanf(name, "%d-%d-%d", &year, &month, &day) != 3)
        return NULL;
    return g_date_time_new_utc(year < 100 ? year + 2000 : year, month, day, 0, 0, 0);
}

/* ---- recognising ------------------------------------------------------------------------ */

static bool
is_there(const Folder *folder, const char *path)
{
    return folder_stat(folder, path, NULL);
}

static bool
file_names(const Folder *folder, const char *path, const char *word)
{
    g_autofree char *text = settings_text(folder, path);
    return text != NULL && strstr(text, word) != NULL;
}

static int
recognise(const Folder *folder)
{
    bool has_config = is_there(folder, "_config.yml");
    if (has_config && is_there(folder, "_posts"))
        return 85;
    if (has_config && (is_there(folder, "_layouts") || is_there(folder, "_includes") ||
                       file_names(folder, "Gemfile", "jekyll")))
        return 75;
    if (has_config && !file_names(folder, "package.json", "\"hexo\""))
        return 55;
    if (is_there(folder, "_posts"))
        return 60;
    g_autoptr(GPtrArray) names = folder_list(folder, "");
    int samples = 0;
    for (guint i = 0; i < names->len && samples < MAX_SAMPLES; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (!site_is_markdown(name))
            continue;
        samples++;
        g_autofree char *text =
            date_length(name) > 0 ? settings_text(folder, name) : NULL;
        if (text != NULL && g_str_has_prefix(text, "---"))
            return SHAPE_SURENESS;
    }
    return 0;
}

/* ---- posts ------------------------------------------------------------------------------ */

/* Is a folder named `name` one of the steps of `path`? */
static bool
has_step(const char *path, const char *name)
{
    gsize length = strlen(name);
    for (const char *p = path; p != NULL; p = strchr(p, '/')) {
        p += *p == '/';
        if (strncmp(p, name, length) == 0 && p[length] == '/')
            return true;
    }
    return false;
}

static const char *
collection_folder(const JekyllData *data, const char *path)
{
    for (guint i = 0; i < data->collections->len; i++)
        if (g_str_has_prefix(path, g_ptr_array_index(data->collections, i)))
            return g_ptr_array_index(data->collections, i);
    return NULL;
}

/* Files in `_posts` whose names have no date are no posts; the site leaves them out. */
static bool
is_post(const JekyllData *data, const char *path)
{
    if (!site_is_markdown(path) || has_step(path, "_site") || has_step(path, "vendor"))
        return false;
    if (data->is_lone)
        return date_length(files_name(path)) > 0;
    return has_step(path, "_drafts") || collection_folder(data, path) != NULL ||
           (has_step(path, "_posts") && date_length(files_name(path)) > 0);
}

static void
read_collections(const Site *site, JekyllData *data)
{
    const YamlNode *all = yaml_lookup(site->config, "collections");
    const char *folder = yaml_lookup_string(site->config, "collections_dir");
    for (guint i = 0; all != NULL && all->kind == YAML_MAPPING && i < all->keys->len;
         i++) {
        const char *name = g_ptr_array_index(all->keys, i);
        const YamlNode *settings = g_ptr_array_index(all->children, i);
        if (strcmp(name, "posts") != 0 && yaml_lookup_bool(settings, "output", false))
            g_ptr_array_add(data->collections,
                            g_strconcat(folder != NULL ? folder : "",
                                        folder != NULL ? "/_" : "_", name, "/", NULL));
    }
}

/* Does the configuration leave `path` out, by a file's or folder's name or a pattern? */
static bool
is_excluded(const GPtrArray *excluded, const char *path)
{
    for (guint i = 0; i < excluded->len; i++) {
        const char *name = g_ptr_array_index(excluded, i);
        gsize length = strlen(name);
        length -= length > 0 && name[length - 1] == '/';
        bool is_below = strncmp(path, name, length) == 0 &&
                        (path[length] == '/' || path[length] == '\0');
        if (is_below || glob_matches(name, path))
            return true;
    }
    return false;
}

/* What Jekyll makes a page of: no folder or file whose name begins with a sign. */
static bool
is_page(const GPtrArray *excluded, const char *path)
{
    bool is_hidden = false;
    for (const char *p = path; p != NULL && *p != '\0'; p = strchr(p, '/')) {
        p += *p == '/';
        is_hidden |= strchr("_.#~", *p) != NULL;
    }
    return site_is_markdown(path) && !is_hidden && !has_step(path, "node_modules") &&
           !has_step(path, "vendor") && !is_excluded(excluded, path);
}

/* The pages of a site that has no posts: those with front matter, or all when none has
 * (jekyll-optional-front-matter, which GitHub runs). */
static GPtrArray *
find_pages(const Site *site, const GPtrArray *files)
{
    g_autoptr(GPtrArray) excluded = yaml_lookup_strings(site->config, "exclude");
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    GPtrArray *pages = g_ptr_array_new();
    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        if (!is_page(excluded, path))
            continue;
        g_ptr_array_add(all, (gpointer) path);
        g_autofree char *text = settings_text(site->folder, path);
        if (text != NULL && g_str_has_prefix(text, "---"))
            g_ptr_array_add(pages, (gpointer) path);
    }
    if (pages->len == 0)
        g_ptr_array_extend(pages, all, NULL, NULL);
    return pages;
}

static void
add_path(JekyllData *data, const char *path)
{
    char *copy = g_strdup(path);
    g_ptr_array_add(data->paths, copy);
    const char *name = files_name(path);
    const char *dot = strrchr(name, '.');
    g_hash_table_insert(data->by_stem, g_strndup(name, (gsize) (dot - name)), copy);
}

static void
read_posts(const Site *site, JekyllData *data)
{
    g_autoptr(GPtrArray) files = folder_walk(site->folder, "");
    for (guint i = 0; i < files->len; i++)
        if (is_post(data, g_ptr_array_index(files, i)))
            add_path(data, g_ptr_array_index(files, i));
    if (data->paths->len > 0 || data->is_lone)
        return;
    data->is_of_pages = true;
    g_autoptr(GPtrArray) pages = find_pages(site, files);
    for (guint i = 0; i < pages->len; i++)
        add_path(data, g_ptr_array_index(pages, i));
}

static void
list_posts(const Site *site, GPtrArray *paths, Diag *diag)
{
    const JekyllData *data = site->engine_data;
    (void) diag;
    for (guint i = 0; i < data->paths->len; i++)
        g_ptr_array_add(paths, g_strdup(g_ptr_array_index(data->paths, i)));
}

const char *
jekyll_find_post(const Site *site, const char *name)
{
    const JekyllData *data = site->engine_data;
    return g_hash_table_lookup(data->by_stem, files_name(name));
}

const char *
jekyll_path_inside(const Site *site, const char *path)
{
    static const char *const folders[] = {"_posts/", "_drafts/"};
    const JekyllData *data = site->engine_data;
    const char *folder = collection_folder(data, path);
    if (folder != NULL)
        return path + strlen(folder);
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        const char *at = strstr(path, folders[i]);
        if (at != NULL && (at == path || at[-1] == '/'))
            return at + strlen(folders[i]);
    }
    return data->is_lone ? files_name(path) : path;
}

char *
jekyll_collection_of(const Site *site, const char *path)
{
    const JekyllData *data = site->engine_data;
    const char *folder = collection_folder(data, path);
    if (folder == NULL)
        return g_strdup(data->is_of_pages ? "pages" : "posts");
    g_autofree char *bare = g_strndup(folder, strlen(folder) - 1);
    return g_strdup(files_name(bare) + 1);
}

static void
read_name(const Site *site, const char *path, char **slug, GDateTime **date,
          char **language)
{
    (void) site;
    g_autofree char *stem = settings_stem_of(path);
    gsize length = date_length(stem);
    *slug = g_strdup(stem + length);
    *date = date_in(stem);
    *language = settings_language_of(path);
}

/* ---- configuration ---------------------------------------------------------------------- */

/* Does a scope of `defaults:` cover `path`? Sets how narrow it is. */
static bool
covers(const Site *site, const YamlNode *scope, const char *path, gsize *narrowness)
{
    const char *type = yaml_lookup_string(scope, "type");
    const char *folder = yaml_lookup_string(scope, "path");
    g_autofree char *collection = jekyll_collection_of(site, path);
    if (type != NULL && strcmp(type, collection) != 0)
        return false;
    *narrowness = (folder != NULL ? strlen(folder) * 2 : 0) + (type != NULL);
    if (folder == NULL || *folder == '\0')
        return true;
    if (strchr(folder, '*') != NULL)
        return glob_matches(folder, path);
    gsize length = strlen(folder);
    return strncmp(path, folder, length) == 0 &&
           (path[length] == '/' || path[length] == '\0' || folder[length - 1] == '/');
}

const YamlNode *
jekyll_default(const Site *site, const char *path, const char *key)
{
    const YamlNode *defaults = yaml_lookup(site->config, "defaults");
    const YamlNode *best = NULL;
    gsize best_narrowness = 0;
    bool is_list = defaults != NULL && defaults->kind == YAML_SEQUENCE;
    for (guint i = 0; is_list && i < defaults->children->len; i++) {
        const YamlNode *entry = g_ptr_array_index(defaults->children, i);
        const YamlNode *value = yaml_lookup(yaml_lookup(entry, "values"), key);
        gsize narrowness;
        if (value == NULL ||
            !covers(site, yaml_lookup(entry, "scope"), path, &narrowness))
            continue;
        if (best == NULL || narrowness >= best_narrowness) {
            best = value;
            best_narrowness = narrowness;
        }
    }
    return best;
}

/* kramdown unless the configuration names another; only kramdown is smart by itself. */
static void
configure_markdown(Site *site)
{
    const char *name = yaml_lookup_string(site->config, "markdown");
    bool is_kramdown = name == NULL || g_ascii_strcasecmp(name, "kramdown") == 0;
    const YamlNode *kramdown = yaml_lookup(site->config, "kramdown");
    g_autoptr(GPtrArray) options =
        yaml_lookup_strings(yaml_lookup(site->config, "commonmark"), "options");
    bool has_breaks = yaml_lookup_bool(kramdown, "hard_wrap", false);
    for (guint i = 0; i < options->len; i++)
        has_breaks |=
            g_ascii_strcasecmp(g_ptr_array_index(options, i), "hardbreaks") == 0;
    g_autoptr(GPtrArray) plugins = yaml_lookup_strings(site->config, "plugins");
    site->markdown = (SiteMarkdown){
        .has_breaks = has_breaks,
        .has_smart_punctuation = is_kramdown,
        .has_math = true,
        .has_footnotes = true,
        .has_definition_lists = is_kramdown,
        .has_heading_attributes = is_kramdown,
        .has_kramdown_attributes = is_kramdown,
        .has_emoji_names =
            g_ptr_array_find_with_equal_func(plugins, "jemoji", g_str_equal, NULL),
    };
}

static bool
configure(Site *site, Diag *diag, GError **error)
{
    bool has_config = is_there(site->folder, "_config.yml");
    if (has_config && !settings_read(site, "_config.yml", diag, error))
        return false;
    settings_take_names(site);
    const char *base = yaml_lookup_string(site->config, "baseurl");
    settings_set_address(site, yaml_lookup_string(site->config, "url"), base);
    configure_markdown(site);
    JekyllData *data = g_new0(JekyllData, 1);
    data->is_lone = !has_config && !is_there(site->folder, "_posts");
    data->paths = g_ptr_array_new_with_free_func(g_free);
    data->by_stem = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    data->collections = g_ptr_array_new_with_free_func(g_free);
    site->engine_data = data;
    site->engine_data_free = data_free;
    read_collections(site, data);
    read_posts(site, data);
    return true;
}

static bool
is_published(const Site *site, const SitePostFacts *facts, const char **reason)
{
    const YamlNode *given = jekyll_default(site, facts->path, "published");
    bool otherwise = given == NULL || g_strcmp0(given->value, "false") != 0;
    *reason = NULL;
    if (!yaml_lookup_bool(facts->front, "published", otherwise) &&
        !yaml_lookup_bool(site->config, "unpublished", false))
        *reason = "published: false";
    else if (has_step(facts->path, "_drafts") &&
             !yaml_lookup_bool(site->config, "show_drafts", false))
        *reason = "it lies in _drafts";
    return *reason == NULL;
}

/* A file of the site keeps its path, so an address is a path; relative ones start from the
 * post's address, with jekyll-postfiles from its file. */
static char *
find_asset(const Site *site, const char *path, const char *permalink, const char *url)
{
    g_autofree char *local = site_local_path(site, url);
    if (local == NULL || *local == '\0')
        return NULL;
    if (*local == '/')
        return asset_below(site, "", local);
    const char *address = permalink + strlen(site->root); /* behind the root */
    char *found = asset_beside(site, address, local);
    if (found == NULL)
        found = asset_beside(site, path, local);
    return found != NULL ? found : asset_below(site, "", local);
}

/* Chirpy: the folder of a post's pictures is said once, in its front matter. */
static char *
picture_address(const Site *site, const YamlNode *front, const char *url)
{
    const char *folder = yaml_lookup_string(front, "media_subpath");
    if (folder == NULL)
        folder = yaml_lookup_string(front, "img_path");
    (void) site;
    bool is_whole = strchr(url, ':') != NULL || g_str_has_prefix(url, "//");
    if (folder == NULL || is_whole)
        return NULL;
    g_autofree char *joined = g_strconcat("/", folder, "/", url, NULL);
    return permalink_tidy(joined);
}

const SiteEngine site_jekyll = {
    .name = "jekyll",
    .recognise = recognise,
    .configure = configure,
    .list_posts = list_posts,
    .read_name = read_name,
    .is_published = is_published,
    .permalink = jekyll_permalink,
    .aliases = settings_aliases,
    .find_asset = find_asset,
    .picture_address = picture_address,
    .tags = &jekyll_tag_syntax,
};
