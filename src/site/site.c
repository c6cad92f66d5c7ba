/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/site.h"

#include <gio/gio.h>
#include <string.h>

#include "base/limits.h"
#include "base/script.h"
#include "base/text.h"
#include "site/settings.h"
#include "site/folder.h"
#include "site/hexo.h"
#include "site/hugo.h"
#include "site/jekyll.h"
#include "site/mdx.h"
#include "site/mkdocs.h"
#include "site/notion.h"
#include "site/obsidian.h"
#include "site/own_address.h"
#include "site/permalink.h"
#include "site/summary.h"
#include "site/zenn.h"
#include "site/zola.h"

/* How far above a post its blog is looked for. */
#define MAX_LEVELS_UP 16
/* How many posts, and how much of each, tell the language of the site. */
#define MAX_SAMPLES 16
#define SAMPLE_CHARACTERS 2000

static const SiteEngine *const engines[] = {
    &site_hexo,    &site_jekyll, &site_hugo,   &site_zola,     &site_zenn,  &site_mkdocs,
    &site_summary, &site_mdx,    &site_notion, &site_obsidian, &site_folder};

/* ---- opening ------------------------------------------------------------------------- */

/* The folder that the user `named` is looked into; others only at their configuration. */
static const SiteEngine *
engine_for(const Folder *folder, bool is_named, int *sureness)
{
    const SiteEngine *best = NULL;
    *sureness = 0;
    for (guint i = 0; i < G_N_ELEMENTS(engines); i++) {
        int score = engines[i]->recognise(folder);
        if (score == 0 && is_named && engines[i]->resembles != NULL)
            score = engines[i]->resembles(folder);
        if (score > *sureness) {
            *sureness = score;
            best = engines[i];
        }
    }
    return best;
}

/* The language that most of a few posts are written in, for a site that does not say. */
static void
guess_language(Site *self)
{
    g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Diag) unused = diag_new();
    self->engine->list_posts(self, posts, unused);
    ScriptCount scripts = {0};
    guint step = posts->len / MAX_SAMPLES + 1;
    for (guint i = 0; i < posts->len; i += step) {
        g_autofree char *text = settings_text(self->folder, g_ptr_array_index(posts, i));
        if (text != NULL && g_utf8_validate(text, -1, NULL))
            script_count(&scripts, text, scripts.seen + SAMPLE_CHARACTERS);
    }
    self->language = g_strdup(script_language(&scripts));
}

/* What the configuration says, if it is a language tag ("default" is a theme's file). */
static void
settle_language(Site *self)
{
    g_autofree char *configured = g_steal_pointer(&self->language);
    if (configured != NULL)
        self->language = text_language_tag(configured);
    if (self->language == NULL)
        guess_language(self);
}

/* Takes `folder`. */
static Site *
site_new(const SiteEngine *engine, Folder *folder, Diag *diag, GError **error)
{
    g_autoptr(Site) self = g_new0(Site, 1);
    self->engine = engine;
    self->tags = engine->tags;
    self->folder = folder;
    self->root = g_strdup("/");
    self->config = yaml_node_new(YAML_MAPPING, DIAG_NOWHERE);
    if (!engine->configure(self, diag, error))
        return NULL;
    settle_language(self);
    g_autofree char *address = self->url == NULL ? own_address_find(self) : NULL;
    if (address != NULL)
        settings_set_address(self, address, NULL);
    return g_steal_pointer(&self);
}

void
site_free(Site *self)
{
    if (self == NULL)
        return;
    if (self->engine_data_free != NULL)
        self->engine_data_free(self->engine_data);
    folder_close(self->folder);
    yaml_node_free(self->config);
    source_free(self->config_source);
    g_free(self->only_post);
    g_free(self->title);
    g_free(self->subtitle);
    g_free(self->description);
    g_free(self->author);
    g_free(self->language);
    g_free(self->url);
    g_free(self->root);
    g_free(self);
}

/* Is `inside` a post of the site, or a folder that holds all of its posts (but drafts)? */
static bool
is_claimed(const Site *self, const char *inside, bool is_folder)
{
    g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Diag) unused = diag_new();
    self->engine->list_posts(self, posts, unused);
    if (!is_folder)
        return g_ptr_array_find_with_equal_func(posts, inside, g_str_equal, NULL);
    g_autofree char *folder = g_strconcat(inside, "/", NULL);
    bool has_post = false;
    for (guint i = 0; i < posts->len; i++) {
        const char *path = g_ptr_array_index(posts, i);
        bool is_below = g_str_has_prefix(path, folder);
        if (!is_below && strstr(path, "_drafts/") == NULL)
            return false;
        has_post = has_post || is_below;
    }
    return has_post;
}

/* The blog in the folder `path` when an engine surely claims it and `inside` is its. */
static Site *
claim(const char *path, const char *inside, bool is_folder, Diag *diag)
{
    g_autoptr(Folder) folder = folder_open(path, NULL);
    int sureness;
    const SiteEngine *engine =
        folder == NULL ? NULL : engine_for(folder, false, &sureness);
    if (engine == NULL || sureness < SITE_SURE)
        return NULL;
    g_autoptr(Diag) told = diag_new();
    g_autoptr(Site) site = site_new(engine, g_steal_pointer(&folder), told, NULL);
    if (site == NULL || !is_claimed(site, inside, is_folder))
        return NULL;
    diag_take(diag, told);
    site->only_post = is_folder ? NULL : g_strdup(inside);
    return g_steal_pointer(&site);
}

static bool
is_repository(const char *path)
{
    g_autofree char *inner = g_build_filename(path, ".git", NULL);
    return g_file_test(inner, G_FILE_TEST_EXISTS);
}

/* The nearest blog above the post or folder `path`, not beyond its repository; NULL. */
static Site *
open_above(const char *path, bool is_folder, Diag *diag)
{
    g_autofree char *full = g_canonicalize_filename(path, NULL);
    g_autofree char *up = g_strdup(full);
    for (int level = 0; level < MAX_LEVELS_UP && !is_repository(up); level++) {
        char *parent = g_path_get_dirname(up);
        g_free(up);
        up = parent;
        if (strcmp(up, "/") == 0)
            return NULL;
        Site *site = claim(up, full + strlen(up) + 1, is_folder, diag);
        if (site != NULL)
            return site;
    }
    return NULL;
}

static Site *
open_folder(const char *path, Diag *diag, GError **error)
{
    g_autoptr(Folder) folder = folder_open(path, error);
    if (folder == NULL)
        return NULL;
    int sureness;
    const SiteEngine *engine = engine_for(folder, true, &sureness);
    Site *blog = sureness < SITE_SURE ? open_above(path, true, diag) : NULL;
    return blog != NULL ? blog : site_new(engine, g_steal_pointer(&folder), diag, error);
}

static Site *
open_post(const char *path, Diag *diag, GError **error)
{
    Site *blog = open_above(path, false, diag);
    if (blog != NULL)
        return blog;
    g_autofree char *parent = g_path_get_dirname(path);
    g_autoptr(Folder) folder = folder_open(parent, error);
    if (folder == NULL)
        return NULL;
    int sureness;
    const SiteEngine *engine = engine_for(folder, true, &sureness);
    Site *site = site_new(engine, g_steal_pointer(&folder), diag, error);
    if (site != NULL)
        site->only_post = g_path_get_basename(path);
    return site;
}

Site *
site_open(const char *path, Diag *diag, GError **error)
{
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return open_post(path, diag, error);
    return open_folder(path, diag, error);
}

bool
site_is_markdown(const char *path)
{
    static const char *const extensions[] = {".md",    ".markdown", ".mkd",
                                             ".mkdn",  ".mdown",    ".mdwn",
                                             ".mdtxt", ".mdtext",   ".mdx"};
    for (guint i = 0; i < G_N_ELEMENTS(extensions); i++)
        if (g_str_has_suffix(path, extensions[i]))
            return true;
    return false;
}

void
site_tell_gaps(const Site *self, Diag *diag)
{
    g_autoptr(GPtrArray) gaps = folder_gaps(self->folder);
    for (guint i = 0; i < gaps->len; i++) {
        const FolderGap *gap = gaps->pdata[i];
        bool is_post =
            site_is_markdown(gap->path) || strchr(files_name(gap->path), '.') == NULL;
        diag_add(diag, is_post ? DIAG_WARNING : DIAG_NOTE, (DiagPlace){gap->path, 0, 0},
                 "left-out", "%s; it is left out", gap->reason);
    }
}

/* ---- addresses ----------------------------------------------------------------------- */

/* The part of `url` behind its host, "" or beginning with "/"; `*host` is lent. NULL when
 * `url` has no host. */
static const char *
split_host(const char *url, const char **host, gsize *host_length)
{
    const char *slashes = g_str_has_prefix(url, "//") ? url : strstr(url, "://");
    if (slashes == NULL || strcspn(url, "/?#") < (gsize) (slashes - url))
        return NULL;
    *host = slashes + (slashes == url ? 2 : 3);
    *host_length = strcspn(*host, "/?#");
    return *host + *host_length;
}

static bool
is_same_host(const char *a, gsize a_length, const char *b, gsize b_length)
{
    if (a_length > 4 && g_ascii_strncasecmp(a, "www.", 4) == 0)
        a += 4, a_length -= 4;
    if (b_length > 4 && g_ascii_strncasecmp(b, "www.", 4) == 0)
        b += 4, b_length -= 4;
    return a_length == b_length && g_ascii_strncasecmp(a, b, a_length) == 0;
}

/* Other sites may share the host: https://zenn.dev/another/. */
static bool
is_below_root(const Site *self, const char *path)
{
    gsize root = strlen(self->root) - 1;
    return strncmp(path, self->root, root) == 0 &&
           (path[root] == '\0' || strchr("/?#", path[root]) != NULL);
}

/* What stands behind the site's own host in `href`, or all of it when it names no host.
 * NULL when it leads elsewhere. */
static const char *
own_path(const Site *self, const char *href)
{
    const char *host, *own_host;
    gsize length, own_length;
    const char *path = split_host(href, &host, &length);
    if (path != NULL) {
        bool is_own = self->url != NULL &&
                      split_host(self->url, &own_host, &own_length) &&
                      is_same_host(host, length, own_host, own_length);
        path = *path == '\0' ? "/" : path;
        return is_own && is_below_root(self, path) ? path : NULL;
    }
    gsize scheme = strspn(href, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789+-.");
    bool has_scheme = scheme > 1 && href[scheme] == ':' && g_ascii_isalpha(*href);
    return has_scheme ? NULL : href;
}

static void
drop_suffix(char *path, const char *suffix)
{
    if (g_str_has_suffix(path, suffix) && strlen(path) > strlen(suffix))
        path[strlen(path) - strlen(suffix)] = '\0';
}

static char *
decode(const char *text)
{
    g_autofree char *decoded = g_uri_unescape_string(text, NULL);
    bool is_usable = decoded != NULL && g_utf8_validate(decoded, -1, NULL);
    return g_utf8_normalize(is_usable ? decoded : text, -1, G_NORMALIZE_NFC);
}

/* `path` behind the site's root, beginning with "/". */
static const char *
behind_root(const Site *self, const char *path)
{
    gsize root = strlen(self->root) - 1; /* the slash at the end stays */
    if (strncmp(path, self->root, root) == 0 && (path[root] == '/' || path[root] == '\0'))
        path += root;
    return *path == '\0' ? "/" : path;
}

char *
site_local_path(const Site *self, const char *url)
{
    const char *path = own_path(self, url);
    if (path == NULL)
        return NULL;
    g_autofree char *bare = g_strndup(path, strcspn(path, "?#"));
    if (*path != '/')
        return decode(bare);
    g_autofree char *tidy = permalink_tidy(bare);
    return g_strdup(behind_root(self, tidy));
}

char *
site_normalise(const Site *self, const char *href, char **fragment)
{
    if (fragment != NULL)
        *fragment = NULL;
    g_autofree char *path = site_local_path(self, href);
    if (path == NULL)
        return NULL;
    const char *hash = strchr(href, '#');
    if (fragment != NULL && hash != NULL && hash[1] != '\0')
        *fragment = decode(hash + 1);
    drop_suffix(path, "/");
    drop_suffix(path, "/index.html");
    drop_suffix(path, ".html");
    drop_suffix(path, ".md");
    if (strcmp(path, "/index") == 0)
        path[1] = '\0';
    return g_steal_pointer(&path);
}

char *
site_absolute(const Site *self, const char *path)
{
    const char *host;
    gsize length;
    if (self->url == NULL || *path != '/' ||
        split_host(self->url, &host, &length) == NULL)
        return g_strdup(path);
    g_autofree char *origin = g_strndup(self->url, (gsize) (host - self->url) + length);
    g_autofree char *decoded = decode(path);
    g_autofree char *escaped =
        g_uri_escape_string(behind_root(self, decoded), "/#?&=+,;:@!$'()*", FALSE);
    return g_strconcat(origin, self->root, escaped + 1, NULL);
}
