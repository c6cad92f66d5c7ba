/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/mdx.h"

#include <string.h>

#include "site/asset.h"
#include "site/folder.h"
#include "site/mdx_tag.h"
#include "site/permalink.h"
#include "site/settings.h"

typedef struct {
    char *app;        /* the folder of package.json: "apps/blog/"; "" */
    GPtrArray *roots; /* char *: the folders of posts, "apps/blog/posts/" */
} MdxData;

static void
data_free(gpointer pointer)
{
    MdxData *data = pointer;
    g_free(data->app);
    g_ptr_array_unref(data->roots);
    g_free(data);
}

/* ---- recognising ------------------------------------------------------------------------ */

static bool
names_builder(const Folder *folder, const char *app)
{
    static const char *const words[] = {
        "\"next\"",         "\"astro\"",         "\"gatsby\"",    "\"nuxt\"",
        "\"@docusaurus/",   "\"vuepress\"",      "\"vitepress\"", "\"@11ty/eleventy\"",
        "\"contentlayer\"", "\"@sveltejs/kit\"", "\"nextra\""};
    g_autofree char *path = g_strconcat(app, "package.json", NULL);
    g_autofree char *package = settings_text(folder, path);
    for (guint i = 0; package != NULL && i < G_N_ELEMENTS(words); i++)
        if (strstr(package, words[i]) != NULL)
            return true;
    return false;
}

/* The folder of the site: the root, or in a workspace one of its packages. */
static char *
find_app(const Folder *folder)
{
    static const char *const parents[] = {"apps", "packages", "sites"};
    if (names_builder(folder, ""))
        return g_strdup("");
    for (guint i = 0; i < G_N_ELEMENTS(parents); i++) {
        g_autoptr(GPtrArray) names = folder_list(folder, parents[i]);
        for (guint k = 0; k < names->len; k++) {
            g_autofree char *app =
                g_strconcat(parents[i], "/", g_ptr_array_index(names, k), NULL);
            if (g_str_has_suffix(app, "/") && names_builder(folder, app))
                return g_steal_pointer(&app);
        }
    }
    return NULL;
}

static int
recognise(const Folder *folder)
{
    g_autofree char *app = find_app(folder);
    return app == NULL ? 0 : *app == '\0' ? 65 : 58;
}

/* ---- configuration ---------------------------------------------------------------------- */

static bool
holds_markdown(const Folder *folder, const char *path)
{
    g_autoptr(GPtrArray) files = folder_walk(folder, path);
    for (guint i = 0; i < files->len; i++)
        if (site_is_markdown(g_ptr_array_index(files, i)))
            return true;
    return false;
}

/* Where such sites keep their posts, as far as the folders are there. */
static GPtrArray *
find_roots(const Site *site, const char *app)
{
    static const char *const names[] = {
        "content",  "contents", "src/content", "posts",     "_posts",   "src/posts",
        "blog",     "docs",     "articles",    "data/blog", "data",     "src/pages",
        "src/data", "pages",    "markdown",    "_content",  "src/blog", "src/articles"};
    GPtrArray *roots = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *root = g_strconcat(app, names[i], "/", NULL);
        bool is_inner = false;
        for (guint k = 0; k < roots->len; k++)
            is_inner |= g_str_has_prefix(root, g_ptr_array_index(roots, k));
        if (!is_inner && holds_markdown(site->folder, root))
            g_ptr_array_add(roots, g_steal_pointer(&root));
    }
    if (roots->len == 0)
        g_ptr_array_add(roots, g_strdup(app));
    return roots;
}

/* The address that a file of settings gives the site: `siteUrl: 'https://...'`. */
static char *
address_in(const char *text)
{
    static const char *const keys[] = {"siteUrl", "SITE_URL", "siteURL", "\"homepage\"",
                                       "site:",   "url:",     "website", "baseUrl"};
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        for (const char *p = strstr(text, keys[i]); p != NULL;
             p = strstr(p + 1, keys[i])) {
            const char *value = p + strlen(keys[i]);
            value += strspn(value, " \t:='\"`");
            bool is_address =
                g_str_has_prefix(value, "http://") || g_str_has_prefix(value, "https://");
            if (is_address && !g_str_has_prefix(value, "https://github.com"))
                return g_strndup(value, strcspn(value, "'\"`\n ,"));
        }
    return NULL;
}

/* What the settings call the site: `title: 'Birds'`, the first that they hold. */
static char *
title_in(const char *text)
{
    enum { LONGEST = 120 };
    for (const char *p = strstr(text, "title:"); p != NULL; p = strstr(p + 1, "title:")) {
        bool is_word = p == text || !g_ascii_isalnum(p[-1]);
        const char *value = p + strlen("title:") + strspn(p + strlen("title:"), " \t\n");
        char quote = *value;
        if (!is_word || quote == '\0' || strchr("'\"`", quote) == NULL)
            continue;
        gsize length = 0;
        while (length < LONGEST && strchr("'\"`\\\n", value[1 + length]) == NULL)
            length++;
        if (length > 0 && value[1 + length] == quote &&
            g_utf8_validate(value + 1, (gssize) length, NULL))
            return g_strndup(value + 1, length);
    }
    return NULL;
}

static void
configure_title(Site *site, const char *app)
{
    static const char *const names[] = {
        "docusaurus.config.js",       "docusaurus.config.ts",
        ".vitepress/config.js",       ".vitepress/config.ts",
        ".vitepress/config.mts",      ".vitepress/config.mjs",
        "docs/.vitepress/config.js",  "docs/.vitepress/config.ts",
        "docs/.vitepress/config.mts", "docs/.vitepress/config.mjs",
        "docs/.vuepress/config.js",   "docs/.vuepress/config.ts",
        ".vuepress/config.js",        "gatsby-config.js",
        "gatsby-config.ts",           "siteMetadata.js",
        "data/siteMetadata.js"};
    for (guint i = 0; site->title == NULL && i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_strconcat(app, names[i], NULL);
        g_autofree char *text = settings_text(site->folder, path);
        site->title = text != NULL ? title_in(text) : NULL;
    }
}

static void
configure_address(Site *site, const char *app)
{
    static const char *const names[] = {"astro.config.mjs",
                                        "astro.config.ts",
                                        "gatsby-config.js",
                                        "gatsby-config.ts",
                                        "docusaurus.config.js",
                                        "docusaurus.config.ts",
                                        "site.config.js",
                                        "site.config.ts",
                                        "siteMetadata.js",
                                        "data/siteMetadata.js",
                                        "next-sitemap.config.js",
                                        "src/config.ts",
                                        "config.ts",
                                        "config.js",
                                        "src/site.config.ts",
                                        "package.json"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_strconcat(app, names[i], NULL);
        g_autofree char *text = settings_text(site->folder, path);
        g_autofree char *address = text != NULL ? address_in(text) : NULL;
        if (address != NULL) {
            settings_set_address(site, address, NULL);
            return;
        }
    }
}

static void
configure_markdown(Site *site, const char *app)
{
    g_autofree char *path = g_strconcat(app, "package.json", NULL);
    g_autofree char *package = settings_text(site->folder, path);
    const char *text = package != NULL ? package : "";
    bool has_math = strstr(text, "remark-math") != NULL || strstr(text, "katex") != NULL;
    site->markdown = (SiteMarkdown){
        .has_breaks = strstr(text, "remark-breaks") != NULL,
        .has_smart_punctuation =
            strstr(text, "smartypants") != NULL || strstr(text, "\"astro\"") != NULL,
        .has_math = true,
        .has_inline_math = has_math,
        .has_footnotes = true,
        .has_heading_attributes = strstr(text, "@docusaurus/") != NULL,
        .has_admonition_fences = true,
        .has_emoji_names =
            strstr(text, "remark-emoji") != NULL || strstr(text, "remark-gemoji") != NULL,
        .has_jsx = true,
    };
}

static bool
configure(Site *site, Diag *diag, GError **error)
{
    (void) diag;
    (void) error;
    MdxData *data = g_new0(MdxData, 1);
    data->app = find_app(site->folder);
    if (data->app == NULL)
        data->app = g_strdup("");
    data->roots = find_roots(site, data->app);
    site->engine_data = data;
    site->engine_data_free = data_free;
    configure_title(site, data->app);
    configure_address(site, data->app);
    configure_markdown(site, data->app);
    return true;
}

/* ---- posts ------------------------------------------------------------------------------- */

/* The notes to developers that lie among the posts. */
static bool
is_note(const char *path)
{
    static const char *const names[] = {"README",       "CHANGELOG",       "LICENSE",
                                        "CONTRIBUTING", "CODE_OF_CONDUCT", "SECURITY"};
    g_autofree char *stem = settings_stem_of(path);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strcasecmp(stem, names[i]) == 0)
            return true;
    return false;
}

static int
compare_paths(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

static void
list_posts(const Site *site, GPtrArray *paths, Diag *diag)
{
    const MdxData *data = site->engine_data;
    (void) diag;
    for (guint i = 0; i < data->roots->len; i++) {
        g_autoptr(GPtrArray) files =
            folder_walk(site->folder, g_ptr_array_index(data->roots, i));
        for (guint k = 0; k < files->len; k++) {
            const char *path = g_ptr_array_index(files, k);
            if (site_is_markdown(path) && !is_note(path))
                g_ptr_array_add(paths, g_strdup(path));
        }
    }
    g_ptr_array_sort(paths, compare_paths);
}

static bool
is_published(const Site *site, const SitePostFacts *facts, const char **reason)
{
    return folder_engine_is_published(site, facts, reason);
}

/* ---- addresses --------------------------------------------------------------------------- */

static const char *
root_of(const Site *site, const char *path)
{
    const MdxData *data = site->engine_data;
    const char *best = "";
    for (guint i = 0; i < data->roots->len; i++) {
        const char *root = g_ptr_array_index(data->roots, i);
        if (g_str_has_prefix(path, root) && strlen(root) > strlen(best))
            best = root;
    }
    return best;
}

/* The path below the folder of posts, without extension, index and "(groups)". */
static char *
path_inside(const Site *site, const char *path)
{
    const char *inside = path + strlen(root_of(site, path));
    g_autofree char *stem = g_strndup(inside, (gsize) (strrchr(inside, '.') - inside));
    g_auto(GStrv) steps = g_strsplit(stem, "/", -1);
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; steps[i] != NULL; i++) {
        bool is_last = steps[i + 1] == NULL;
        bool is_silent =
            *steps[i] == '(' || (is_last && (strcmp(steps[i], "index") == 0 ||
                                             strcmp(steps[i], "page") == 0));
        if (!is_silent)
            g_string_append_printf(out, "/%s", steps[i]);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* "slug" may be a whole path or the last step of one. */
static char *
permalink(const Site *site, const SitePostFacts *facts)
{
    static const char *const keys[] = {"permalink", "slug", "path", "url"};
    g_autofree char *inside = path_inside(site, facts->path);
    const char *own = NULL;
    for (guint i = 0; own == NULL && i < G_N_ELEMENTS(keys); i++)
        own = yaml_lookup_string(facts->front, keys[i]);
    bool is_whole = own != NULL && (*own == '/' || strstr(own, "://") == NULL) &&
                    strchr(own, '/') != NULL;
    if (own != NULL && !is_whole && strrchr(inside, '/') != NULL)
        *strrchr(inside, '/') = '\0';
    g_autofree char *full = own == NULL ? g_strconcat(site->root, inside, NULL)
                            : is_whole  ? g_strconcat(site->root, own, NULL)
                                        : g_strconcat(site->root, inside, "/", own, NULL);
    return permalink_tidy(full);
}

/* Which word stands before the path, if any, is written in code: the usual ones. */
static void
aliases(const Site *site, const SitePostFacts *facts, GPtrArray *addresses)
{
    static const char *const prefixes[] = {"/posts", "/post", "/blog", "/docs",
                                           "/articles"};
    g_autofree char *address = permalink(site, facts);
    const char *path = address + strlen(site->root) - 1;
    g_autofree char *inside = path_inside(site, facts->path);
    if (strcmp(inside, path) != 0)
        g_ptr_array_add(addresses, permalink_tidy(inside));
    for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++)
        g_ptr_array_add(addresses, g_strconcat(prefixes[i], path, NULL));
    folder_engine_aliases(site, facts, addresses);
}

/* "/x" lies in public/ or static/, relative names beside the post. */
static char *
find_asset(const Site *site, const char *path, const char *permalink_of_post,
           const char *url)
{
    static const char *const folders[] = {"public", "static",      "src",
                                          "",       "docs/public", ".vuepress/public"};
    const MdxData *data = site->engine_data;
    g_autofree char *local = site_local_path(site, url);
    if (local == NULL || *local == '\0')
        return NULL;
    const char *bare = g_str_has_prefix(local, "@/") || g_str_has_prefix(local, "~/")
                           ? local + 1
                           : local;
    char *found = *bare == '/' ? NULL : asset_beside(site, path, bare);
    g_autofree char *resolved =
        *bare == '/' ? g_strdup(bare + 1) : files_resolve(permalink_of_post + 1, bare);
    for (guint i = 0; found == NULL && i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *folder = g_strconcat(data->app, folders[i], NULL);
        if (resolved != NULL)
            found = asset_below(site, folder, resolved);
        if (found == NULL && *bare != '/')
            found = asset_below(site, folder, bare);
    }
    return found;
}

const SiteEngine site_mdx = {
    .name = "mdx",
    .recognise = recognise,
    .configure = configure,
    .list_posts = list_posts,
    .read_name = folder_engine_read_name,
    .is_published = is_published,
    .permalink = permalink,
    .aliases = aliases,
    .find_asset = find_asset,
    .tags = &mdx_tag_syntax,
};
