/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/summary.h"

#include <string.h>

#include "site/asset.h"
#include "site/folder.h"
#include "site/gitbook_tag.h"
#include "site/manifest.h"
#include "site/settings.h"
#include "site/summary_tag.h"

/* The file that `.gitbook.yaml` names; NULL. */
static char *
named_summary(const Folder *folder)
{
    g_autoptr(Diag) unused = diag_new();
    g_autoptr(Source) source = NULL;
    g_autoptr(YamlNode) config =
        settings_parse(folder, ".gitbook.yaml", &source, unused, NULL);
    const char *root = yaml_lookup_string(config, "root");
    const char *name = yaml_lookup_string(yaml_lookup(config, "structure"), "summary");
    if (root == NULL && name == NULL)
        return NULL;
    g_autofree char *base = g_strconcat(root != NULL ? root : "", "/.", NULL);
    return files_resolve(base + strspn(base, "/"), name != NULL ? name : "SUMMARY.md");
}

/* Where SUMMARY.md stands: mdBook keeps it in `src`, GitBook in the root or `docs`; docsify
 * calls it `_sidebar.md`. */
static char *
summary_path(const Folder *folder)
{
    g_autofree char *named = named_summary(folder);
    const char *const paths[] = {
        named,         "SUMMARY.md",      "src/SUMMARY.md", "docs/SUMMARY.md",
        "_sidebar.md", "docs/_sidebar.md"};
    FolderStat stat;
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++)
        if (paths[i] != NULL && folder_stat(folder, paths[i], &stat) && !stat.is_folder)
            return g_strdup(paths[i]);
    return NULL;
}

static int
recognise(const Folder *folder)
{
    g_autofree char *path = summary_path(folder);
    return path != NULL ? 60 : 0;
}

static bool
configure(Site *site, Diag *diag, GError **error)
{
    if (!site_folder.configure(site, diag, error))
        return false;
    const char *name = folder_stat(site->folder, "book.toml", NULL)   ? "book.toml"
                       : folder_stat(site->folder, "book.json", NULL) ? "book.json"
                                                                      : NULL;
    if (g_strcmp0(name, "book.toml") != 0)
        site->tags = &gitbook_tag_syntax;
    if (name == NULL)
        return true;
    if (!settings_read(site, name, diag, error))
        return false;
    const YamlNode *book = yaml_lookup(site->config, "book");
    const YamlNode *table = book != NULL ? book : site->config;
    g_autoptr(GPtrArray) authors = yaml_lookup_strings(table, "authors");
    site->title = g_strdup(yaml_lookup_string(table, "title"));
    site->description = g_strdup(yaml_lookup_string(table, "description"));
    site->language = g_strdup(yaml_lookup_string(table, "language"));
    site->author = authors->len > 0 ? g_strdup(g_ptr_array_index(authors, 0))
                                    : g_strdup(yaml_lookup_string(table, "author"));
    return true;
}

/* Is `path` furniture of docsify's: the sidebars of folders, the bar above, the cover? */
static bool
is_furniture(const char *path)
{
    static const char *const names[] = {"_sidebar.md", "_navbar.md", "_coverpage.md",
                                        "_footer.md",  "_404.md",    NULL};
    return g_strv_contains(names, files_name(path));
}

/* The summary itself is no chapter. */
static void
list_posts(const Site *site, GPtrArray *paths, Diag *diag)
{
    g_autofree char *summary = summary_path(site->folder);
    bool is_docsify = summary != NULL && is_furniture(summary);
    guint before = paths->len;
    site_folder.list_posts(site, paths, diag);
    for (guint i = paths->len; i > before; i--) {
        const char *path = g_ptr_array_index(paths, i - 1);
        if (g_strcmp0(path, summary) == 0 || (is_docsify && is_furniture(path)))
            g_ptr_array_remove_index(paths, i - 1);
    }
}

/* The link of one line, "[Title](path)": the parts are the caller's. */
static bool
read_link(const char *line, char **title, char **target)
{
    const char *open = strchr(line, '[');
    const char *middle = open != NULL ? strstr(open, "](") : NULL;
    const char *close = middle != NULL ? strchr(middle, ')') : NULL;
    if (close == NULL)
        return false;
    *title = g_strndup(open + 1, (gsize) (middle - open) - 1);
    *target = g_strndup(middle + 2, (gsize) (close - middle) - 2);
    (*target)[strcspn(*target, "#")] = '\0';
    return true;
}

/* The heading that entries stand below; one that is a bullet ends where its own bullets do. */
typedef struct {
    char *name;
    gsize indent;
    bool is_bullet;
} Group;

static void
set_group(Group *group, const char *name, gsize indent, bool is_bullet)
{
    g_free(group->name);
    *group = (Group){NULL, indent, is_bullet};
    g_autofree char *bare = g_strstrip(g_strdup(name));
    gsize marks = strspn(bare, "*_"), length = strlen(bare);
    if (marks > 0 && length > 2 * marks)
        group->name = g_strndup(bare + marks, length - 2 * marks);
    else if (*bare != '\0')
        group->name = g_steal_pointer(&bare);
}

static bool
is_bullet(const char *line)
{
    return strchr("*-+", *line) != NULL && line[1] == ' ';
}

static void
add_line(const Site *site, SiteManifest *manifest, const char *whole, int number,
         Group *group)
{
    g_autofree char *title = NULL, *target = NULL;
    gsize indent = strspn(whole, " \t");
    const char *line = whole + indent;
    if (*line == '\0')
        return;
    if (*line == '#') {
        set_group(group, line + strspn(line, "#"), 0, false);
        return;
    }
    if (group->is_bullet && indent <= group->indent)
        set_group(group, "", 0, false);
    if (!read_link(line, &title, &target)) {
        if (is_bullet(line))
            set_group(group, line + 1, indent, true);
        return;
    }
    if (strstr(target, "://") != NULL)
        return;
    g_autofree char *decoded = g_uri_unescape_string(target, NULL);
    g_autofree char *path =
        asset_beside(site, manifest->path, decoded != NULL ? decoded : target);
    if (path != NULL)
        site_manifest_add(manifest, path, title, group->name, number);
    else
        site_manifest_announce(manifest, target, title, group->name, number);
}

static void
manifests(const Site *site, GPtrArray *found, Diag *diag)
{
    (void) diag;
    g_autofree char *path = summary_path(site->folder);
    g_autofree char *text = path != NULL ? settings_text(site->folder, path) : NULL;
    if (text == NULL || !g_utf8_validate(text, -1, NULL))
        return;
    SiteManifest *manifest = site_manifest_new(site->title, path, 1);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    Group group = {0};
    bool has_title = false;
    for (guint i = 0; lines[i] != NULL; i++) {
        bool is_title = g_str_has_prefix(lines[i], "# ") && !has_title;
        has_title = has_title || is_title;
        if (!is_title)
            add_line(site, manifest, g_strchomp(lines[i]), (int) i + 1, &group);
    }
    g_free(group.name);
    g_ptr_array_add(found, manifest);
}

const SiteEngine site_summary = {
    .name = "summary",
    .recognise = recognise,
    .configure = configure,
    .list_posts = list_posts,
    .read_name = folder_engine_read_name,
    .is_published = folder_engine_is_published,
    .permalink = folder_engine_permalink,
    .aliases = folder_engine_aliases,
    .find_asset = folder_engine_find_asset,
    .manifests = manifests,
    .tags = &summary_tag_syntax,
};
