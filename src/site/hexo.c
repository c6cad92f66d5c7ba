/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/hexo.h"

#include <string.h>

#include "site/asset.h"
#include "site/settings.h"
#include "site/glob.h"
#include "site/hexo_permalink.h"
#include "site/hexo_tag.h"
#include "site/name_pattern.h"
#include "site/permalink.h"

/* How many posts of a folder without configuration are asked for Hexo's shape. */
#define MAX_SAMPLES 20
#define SHAPE_SURENESS 20

typedef struct {
    char *source;       /* "source"; "" in a folder of posts alone */
    char *posts;        /* "source/_posts/"; "" */
    char *drafts;       /* "source/_drafts/" */
    GPtrArray *skipped; /* char *, globs below `source` */
} HexoData;

static void
data_free(gpointer pointer)
{
    HexoData *data = pointer;
    g_free(data->source);
    g_free(data->posts);
    g_free(data->drafts);
    g_ptr_array_unref(data->skipped);
    g_free(data);
}

/* ---- recognising --------------------------------------------------------------------- */

static bool
is_there(const Folder *folder, const char *path, bool is_folder)
{
    FolderStat stat;
    return folder_stat(folder, path, &stat) && stat.is_folder == is_folder;
}

static bool
package_names(const Folder *folder, const char *dependency)
{
    g_autofree char *package = settings_text(folder, "package.json");
    return package != NULL && strstr(package, dependency) != NULL;
}

/* `hexo new` writes "date: 2021-12-31 20:42:31", with seconds and without offset. */
static bool
has_scaffold_date(const char *text)
{
    const char *end = strstr(text, "\n---");
    const char *line = strstr(text, "\ndate:");
    if (line == NULL || end == NULL || line > end)
        return false;
    const char *value = line + strlen("\ndate:");
    value += strspn(value, " \t");
    return strspn(value, "0123456789-") == 10 && value[10] == ' ' &&
           strspn(value + 11, "0123456789:") == 8 && strspn(value + 19, " \t\r") < 3 &&
           strchr("\n\r", value[19]) != NULL &&
           g_strstr_len(text, end - text, "\nlayout:") == NULL;
}

static bool
has_shape(const Folder *folder, const char *path)
{
    g_autofree char *text = settings_text(folder, path);
    return text != NULL && (hexo_tag_is_in(text) || has_scaffold_date(text));
}

static int
recognise(const Folder *folder)
{
    bool has_config = is_there(folder, "_config.yml", false);
    if (has_config && is_there(folder, "source/_posts", true))
        return 90;
    if (has_config && package_names(folder, "\"hexo\""))
        return 80;
    if (has_config)
        return 0;
    g_autoptr(GPtrArray) names = folder_list(folder, "");
    int samples = 0;
    for (guint i = 0; i < names->len && samples < MAX_SAMPLES; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (!site_is_markdown(name))
            continue;
        samples++;
        if (has_shape(folder, name))
            return SHAPE_SURENESS;
    }
    return 0;
}

/* ---- configuration ------------------------------------------------------------------- */

/* What `hexo init` writes for the author to fill in says nothing of the blog. */
static void
drop_samples(Site *site)
{
    if (g_strcmp0(site->author, "John Doe") == 0)
        g_clear_pointer(&site->author, g_free);
}

/* The same of its address. */
static const char *
own_url(const Site *site)
{
    static const char *const samples[] = {"yoursite.com", "example.com"};
    const char *url = yaml_lookup_string(site->config, "url");
    const char *host = url != NULL ? strstr(url, "://") : NULL;
    for (guint i = 0; host != NULL && i < G_N_ELEMENTS(samples); i++) {
        gsize length = strlen(samples[i]);
        if (strncmp(host + 3, samples[i], length) == 0 &&
            strchr("/", host[3 + length]) != NULL)
            return NULL;
    }
    return url;
}

/* Has the renderer markdown-it the plugin `name`? Plugins are names, or maps with one. */
static bool
has_plugin(const Site *site, const char *name)
{
    const YamlNode *markdown = yaml_lookup(site->config, "markdown");
    const YamlNode *plugins = yaml_lookup(markdown, "plugins");
    bool is_list = plugins != NULL && plugins->kind == YAML_SEQUENCE;
    for (guint i = 0; is_list && i < plugins->children->len; i++) {
        const YamlNode *plugin = g_ptr_array_index(plugins->children, i);
        const YamlNode *inner = yaml_lookup(plugin, "plugin");
        const char *own =
            plugin->kind == YAML_SCALAR
                ? plugin->value
                : yaml_lookup_string(inner != NULL ? inner : plugin, "name");
        if (g_strcmp0(own, name) == 0)
            return true;
    }
    return false;
}

/* The renderers have the same two options under different names; all but pandoc break
 * lines by default. */
static void
configure_markdown(Site *site)
{
    bool is_pandoc = package_names(site->folder, "hexo-renderer-pandoc");
    bool is_plus = package_names(site->folder, "hexo-renderer-markdown-it-plus");
    const YamlNode *marked = yaml_lookup(site->config, "marked");
    const YamlNode *render = yaml_lookup(yaml_lookup(site->config, "markdown"), "render");
    bool has_breaks = yaml_lookup_bool(marked, "breaks", !is_pandoc);
    bool is_smart = yaml_lookup_bool(marked, "smartypants", true);
    site->markdown = (SiteMarkdown){
        .has_breaks = yaml_lookup_bool(render, "breaks", has_breaks),
        .has_smart_punctuation = yaml_lookup_bool(render, "typographer", is_smart),
        .has_math = true,
        .has_footnotes = true,
        .has_definition_lists = yaml_lookup_bool(marked, "descriptionLists", true),
        .has_emoji_names = package_names(site->folder, "hexo-filter-emoji") ||
                           package_names(site->folder, "hexo-filter-github-emojis") ||
                           is_plus || has_plugin(site, "markdown-it-emoji"),
        .has_marks = is_plus || has_plugin(site, "markdown-it-mark"),
        .has_plus_inserts = is_plus || has_plugin(site, "markdown-it-ins"),
        .has_scripts = is_plus || has_plugin(site, "markdown-it-sub") ||
                       has_plugin(site, "markdown-it-sup"),
        .has_admonition_fences = has_plugin(site, "markdown-it-container"),
    };
}

static char *
folder_name(const char *name)
{
    gsize length = strlen(name);
    while (length > 0 && name[length - 1] == '/')
        length--;
    return g_strndup(name, length);
}

static HexoData *
data_new(const Site *site, bool has_config)
{
    HexoData *data = g_new0(HexoData, 1);
    const char *source = yaml_lookup_string(site->config, "source_dir");
    data->source =
        has_config ? folder_name(source != NULL ? source : "source") : g_strdup("");
    data->posts = has_config ? g_strconcat(data->source, "/_posts/", NULL) : g_strdup("");
    data->drafts = g_strconcat(data->source, "/_drafts/", NULL);
    data->skipped = yaml_lookup_strings(site->config, "skip_render");
    g_autoptr(GPtrArray) excluded = yaml_lookup_strings(site->config, "exclude");
    g_ptr_array_extend_and_steal(data->skipped, g_steal_pointer(&excluded));
    return data;
}

static bool
configure(Site *site, Diag *diag, GError **error)
{
    bool has_config = is_there(site->folder, "_config.yml", false);
    if (has_config && !settings_read(site, "_config.yml", diag, error))
        return false;
    settings_take_names(site);
    drop_samples(site);
    settings_set_address(site, own_url(site), yaml_lookup_string(site->config, "root"));
    configure_markdown(site);
    site->engine_data = data_new(site, has_config);
    site->engine_data_free = data_free;
    return true;
}

/* ---- posts --------------------------------------------------------------------------- */

static bool
is_ignored(const HexoData *data, const char *path)
{
    const char *inside = path + strlen(data->source) + (*data->source != '\0');
    gsize length = strlen(path);
    if (path[length - 1] == '~' || path[length - 1] == '%')
        return true;
    for (guint i = 0; i < data->skipped->len; i++)
        if (glob_matches(g_ptr_array_index(data->skipped, i), inside))
            return true;
    return false;
}

/* A name that begins with "_" below the posts hides the file or folder. */
static bool
has_hidden_step(const char *path)
{
    return *path == '_' || strstr(path, "/_") != NULL;
}

static void
list_below(const Site *site, const char *folder, GPtrArray *paths)
{
    g_autoptr(GPtrArray) files = folder_walk(site->folder, folder);
    for (guint i = 0; i < files->len; i++) {
        const char *path = g_ptr_array_index(files, i);
        if (site_is_markdown(path) && !has_hidden_step(path + strlen(folder)) &&
            !is_ignored(site->engine_data, path))
            g_ptr_array_add(paths, g_strdup(path));
    }
}

static void
list_posts(const Site *site, GPtrArray *paths, Diag *diag)
{
    (void) diag;
    const HexoData *data = site->engine_data;
    if (*data->source != '\0')
        list_below(site, data->drafts, paths);
    list_below(site, data->posts, paths);
}

static bool
is_draft(const HexoData *data, const char *path)
{
    return *data->source != '\0' && g_str_has_prefix(path, data->drafts);
}

/* ---- names and addresses -------------------------------------------------------------- */

static char *
without_extension(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash != NULL ? slash : path, '.');
    return dot != NULL ? g_strndup(path, (gsize) (dot - path)) : g_strdup(path);
}

/* Hexo's parseFilename: the slug is as written when the name fits `new_post_name`, else
 * slugized (lib/plugins/processor/post). */
static void
read_name(const Site *site, const char *path, char **slug, GDateTime **date,
          char **language)
{
    const HexoData *data = site->engine_data;
    const char *folder = is_draft(data, path) ? data->drafts : data->posts;
    g_autofree char *bare = without_extension(path + strlen(folder));
    g_autofree char *stem = g_utf8_normalize(bare, -1, G_NORMALIZE_NFC);
    const char *rule = yaml_lookup_string(site->config, "new_post_name");
    g_autofree char *pattern = without_extension(rule != NULL ? rule : ":title.md");
    NameParts parts = {0};
    bool is_match = name_pattern_match(pattern, stem, &parts) && parts.title != NULL;
    *slug = is_match ? g_strdup(parts.title) : permalink_slugize(stem);
    if (is_match && parts.year > 0 && parts.month > 0 && parts.day > 0)
        *date = g_date_time_new_utc(parts.year, parts.month, parts.day, 0, 0, 0);
    *language = settings_language_of(path + strlen(folder));
    g_free(parts.title);
}

static bool
is_published(const Site *site, const SitePostFacts *facts, const char **reason)
{
    *reason = NULL;
    bool shows_drafts = yaml_lookup_bool(site->config, "render_drafts", false);
    if (!yaml_lookup_bool(facts->front, "published", true))
        *reason = "published: false";
    else if (is_draft(site->engine_data, facts->path) && !shows_drafts)
        *reason = "it lies in _drafts";
    return *reason == NULL;
}

/* The post's asset folder, beside the post, the post's address, source/. */
static char *
find_relative(const Site *site, const char *path, const char *address, const char *url)
{
    const HexoData *data = site->engine_data;
    g_autofree char *assets = without_extension(path);
    char *found = asset_below(site, assets, url);
    if (found == NULL)
        found = asset_beside(site, path, url);
    g_autofree char *published = files_resolve(address + 1, url);
    if (found == NULL && published != NULL)
        found = asset_below(site, data->source, published);
    if (found == NULL)
        found = asset_below(site, data->source, url);
    return found;
}

static char *
find_rooted(const Site *site, const char *path, const char *address, const char *url)
{
    const HexoData *data = site->engine_data;
    char *found = asset_below(site, data->source, url);
    if (found == NULL && g_str_has_prefix(url, address)) {
        g_autofree char *assets = without_extension(path);
        found = asset_below(site, assets, url + strlen(address));
    }
    const char *theme = yaml_lookup_string(site->config, "theme");
    if (found == NULL && theme != NULL) {
        g_autofree char *folder = g_strconcat("themes/", theme, "/source", NULL);
        found = asset_below(site, folder, url);
    }
    return found;
}

static char *
find_asset(const Site *site, const char *path, const char *permalink, const char *url)
{
    g_autofree char *local = site_local_path(site, url);
    if (local == NULL || *local == '\0')
        return NULL;
    const char *address = permalink + strlen(site->root) - 1; /* behind the root */
    char *found = *local == '/' ? find_rooted(site, path, address, local)
                                : find_relative(site, path, address, local);
    /* "/source/images/a.png" is what the code host shows of the repository. */
    return found != NULL ? found : asset_below(site, "", local);
}

const SiteEngine site_hexo = {
    .name = "hexo",
    .needs_date = hexo_permalink_needs_date,
    .recognise = recognise,
    .configure = configure,
    .list_posts = list_posts,
    .read_name = read_name,
    .is_published = is_published,
    .permalink = hexo_permalink,
    .aliases = settings_aliases,
    .find_asset = find_asset,
    .tags = &hexo_tag_syntax,
};
