/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/obsidian.h"

#include <string.h>

#include "site/asset.h"
#include "site/folder.h"
#include "site/obsidian_tag.h"
#include "site/settings.h"

/* Notes that are looked into when no folder of settings tells. */
enum { MAX_SAMPLES = 64 };

typedef struct {
    GHashTable *files; /* char *name, lower case -> char *path: what is no note */
} VaultData;

static void
data_free(gpointer pointer)
{
    VaultData *data = pointer;
    g_hash_table_unref(data->files);
    g_free(data);
}

static bool
has_settings(const Folder *folder)
{
    FolderStat stat;
    return folder_stat(folder, ".obsidian", &stat) && stat.is_folder;
}

/* Does one of the first notes embed a file? */
static bool
has_embeds(const Folder *folder)
{
    g_autoptr(GPtrArray) files = folder_walk(folder, "");
    guint looked = 0;
    for (guint i = 0; i < files->len && looked < MAX_SAMPLES; i++) {
        if (!site_is_markdown(g_ptr_array_index(files, i)))
            continue;
        g_autofree char *text = settings_text(folder, g_ptr_array_index(files, i));
        const char *embed = text != NULL ? strstr(text, "![[") : NULL;
        looked++;
        if (embed != NULL && embed[3 + strcspn(embed + 3, "]\n")] == ']')
            return true;
    }
    return false;
}

static int
recognise(const Folder *folder)
{
    return has_settings(folder) ? 55 : 0;
}

static int
resembles(const Folder *folder)
{
    return has_embeds(folder) ? 2 : 0;
}

/* Of several files of a name the one with the shortest path, then the first. */
static void
index_files(const Folder *folder, GHashTable *files)
{
    g_autoptr(GPtrArray) paths = folder_walk(folder, "");
    for (guint i = 0; i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);
        if (site_is_markdown(path))
            continue;
        g_autofree char *composed =
            g_utf8_normalize(files_name(path), -1, G_NORMALIZE_NFC);
        char *name = g_utf8_strdown(composed, -1);
        const char *other = g_hash_table_lookup(files, name);
        if (other == NULL || strlen(path) < strlen(other))
            g_hash_table_replace(files, name, g_strdup(path));
        else
            g_free(name);
    }
}

static bool
is_strict(const Site *site, Diag *diag)
{
    g_autoptr(Source) source = NULL;
    g_autoptr(YamlNode) settings =
        settings_parse(site->folder, ".obsidian/app.json", &source, diag, NULL);
    return settings != NULL && yaml_lookup_bool(settings, "strictLineBreaks", false);
}

static bool
configure(Site *site, Diag *diag, GError **error)
{
    (void) error;
    bool is_vault = has_settings(site->folder);
    VaultData *data = g_new0(VaultData, 1);
    data->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    index_files(site->folder, data->files);
    site->engine_data = data;
    site->engine_data_free = data_free;
    site->has_wiki_links = is_vault;
    site->tags = is_vault ? &obsidian_tag_syntax : &obsidian_embed_syntax;
    site->markdown = (SiteMarkdown){
        .has_breaks = is_vault && !is_strict(site, diag),
        .has_footnotes = true,
        .has_math = true,
        .has_inline_math = is_vault,
        .has_heading_attributes = !is_vault,
        .has_marks = is_vault,
    };
    return true;
}

const char *
obsidian_file_named(const Site *site, const char *name)
{
    const VaultData *data = site->engine_data;
    g_autofree char *composed = g_utf8_normalize(files_name(name), -1, G_NORMALIZE_NFC);
    g_autofree char *lower = composed != NULL ? g_utf8_strdown(composed, -1) : NULL;
    return lower != NULL ? g_hash_table_lookup(data->files, lower) : NULL;
}

static char *
find_asset(const Site *site, const char *path, const char *permalink, const char *url)
{
    char *found = folder_engine_find_asset(site, path, permalink, url);
    g_autofree char *local = found == NULL ? site_local_path(site, url) : NULL;
    return local != NULL ? g_strdup(obsidian_file_named(site, local)) : found;
}

static void
list_posts(const Site *site, GPtrArray *paths, Diag *diag)
{
    site_folder.list_posts(site, paths, diag);
}

const SiteEngine site_obsidian = {
    .name = "obsidian",
    .recognise = recognise,
    .resembles = resembles,
    .configure = configure,
    .list_posts = list_posts,
    .read_name = folder_engine_read_name,
    .is_published = folder_engine_is_published,
    .permalink = folder_engine_permalink,
    .aliases = folder_engine_aliases,
    .find_asset = find_asset,
    .tags = &obsidian_embed_syntax,
};
