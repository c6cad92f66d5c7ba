/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/hugo_config.h"

#include <string.h>

#include "site/settings.h"

#define DEFAULTS "config/_default/"

/* ---- looking up ------------------------------------------------------------------------- */

static gint64
position_of(const YamlNode *table, const char *key)
{
    if (table == NULL || table->kind != YAML_MAPPING)
        return -1;
    for (guint i = table->keys->len; i > 0; i--)
        if (g_ascii_strcasecmp(g_ptr_array_index(table->keys, i - 1), key) == 0)
            return i - 1;
    return -1;
}

const YamlNode *
hugo_lookup(const YamlNode *config, const char *key)
{
    gint64 position = position_of(config, key);
    return position < 0 ? NULL : g_ptr_array_index(config->children, (guint) position);
}

const char *
hugo_lookup_string(const YamlNode *config, const char *key)
{
    const YamlNode *node = hugo_lookup(config, key);
    bool is_text = node != NULL && node->kind == YAML_SCALAR && *node->value != '\0';
    return is_text ? node->value : NULL;
}

bool
hugo_lookup_bool(const YamlNode *config, const char *key, bool otherwise)
{
    const char *value = hugo_lookup_string(config, key);
    return value == NULL ? otherwise : g_ascii_strcasecmp(value, "true") == 0;
}

const YamlNode *
hugo_config_language(const YamlNode *config)
{
    const char *name = hugo_lookup_string(config, "defaultContentLanguage");
    return hugo_lookup(hugo_lookup(config, "languages"), name != NULL ? name : "en");
}

/* ---- files ------------------------------------------------------------------------------ */

static const char *const sure_names[] = {"hugo.toml",
                                         "hugo.yaml",
                                         "hugo.yml",
                                         "hugo.json",
                                         DEFAULTS "hugo.toml",
                                         DEFAULTS "hugo.yaml",
                                         DEFAULTS "hugo.yml",
                                         DEFAULTS "hugo.json",
                                         DEFAULTS "config.toml",
                                         DEFAULTS "config.yaml",
                                         DEFAULTS "config.yml",
                                         DEFAULTS "config.json",
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

const char *
hugo_config_name(const Folder *folder)
{
    return first_file(folder, sure_names);
}

const char *
hugo_config_old_name(const Folder *folder)
{
    return first_file(folder, old_names);
}

/* ---- merging ---------------------------------------------------------------------------- */

/* Puts `table` (taken) at `key` of `into`; of two tables the keys come together. */
static void
merge(YamlNode *into, const char *key, YamlNode *table, Diag *diag)
{
    gint64 position = position_of(into, key);
    YamlNode *there =
        position < 0 ? NULL : g_ptr_array_index(into->children, (guint) position);
    if (there == NULL || there->kind != YAML_MAPPING || table->kind != YAML_MAPPING) {
        yaml_node_add(into, key, table, diag);
        return;
    }
    g_autoptr(YamlNode) rest = table;
    while (rest->children->len > 0) {
        YamlNode *child = g_ptr_array_steal_index(rest->children, 0);
        yaml_node_add(there, g_ptr_array_index(rest->keys, 0), child, diag);
        g_ptr_array_remove_index(rest->keys, 0);
    }
}

static void
merge_all(YamlNode *into, YamlNode *tables, Diag *diag)
{
    g_autoptr(YamlNode) rest = tables;
    while (rest->children->len > 0) {
        g_autofree char *key = g_ptr_array_steal_index(rest->keys, 0);
        merge(into, key, g_ptr_array_steal_index(rest->children, 0), diag);
    }
}

/* "languages.ko.toml" is the table `ko` of the table `languages`. */
static void
merge_named(YamlNode *into, const char *stem, YamlNode *table, Diag *diag)
{
    const char *dot = strchr(stem, '.');
    if (dot == NULL) {
        merge(into, stem, table, diag);
        return;
    }
    g_autofree char *name = g_strndup(stem, (gsize) (dot - stem));
    YamlNode *outer = yaml_node_new(YAML_MAPPING, table->place);
    yaml_node_add(outer, dot + 1, table, diag);
    merge(into, name, outer, diag);
}

static bool
is_configuration(const char *name)
{
    return g_str_has_suffix(name, ".toml") || g_str_has_suffix(name, ".yaml") ||
           g_str_has_suffix(name, ".yml") || g_str_has_suffix(name, ".json");
}

/* Adds the file `path`, whose name without extension is `stem`. */
static bool
add_file(Site *site, const char *path, const char *stem, GPtrArray *sources, Diag *diag,
         GError **error)
{
    Source *source = NULL;
    YamlNode *table = settings_parse(site->folder, path, &source, diag, error);
    if (table == NULL)
        return false;
    g_ptr_array_add(sources, source);
    if (strcmp(stem, "hugo") == 0 || strcmp(stem, "config") == 0)
        merge_all(site->config, table, diag);
    else
        merge_named(site->config, stem, table, diag);
    return true;
}

bool
hugo_config_read(Site *site, GPtrArray *sources, Diag *diag, GError **error)
{
    const char *name = hugo_config_name(site->folder);
    if (name == NULL)
        name = hugo_config_old_name(site->folder);
    if (name != NULL && !add_file(site, name, "hugo", sources, diag, error))
        return false;
    g_autoptr(GPtrArray) files = folder_list(site->folder, DEFAULTS);
    for (guint i = 0; i < files->len; i++) {
        const char *file = g_ptr_array_index(files, i);
        g_autofree char *path = g_strconcat(DEFAULTS, file, NULL);
        if (!is_configuration(file) || g_strcmp0(path, name) == 0)
            continue;
        g_autofree char *stem = g_strndup(file, (gsize) (strrchr(file, '.') - file));
        if (!add_file(site, path, stem, sources, diag, error))
            return false;
    }
    return true;
}
