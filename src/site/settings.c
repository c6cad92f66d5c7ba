/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/settings.h"

#include <gio/gio.h>
#include <string.h>

#include "base/limits.h"
#include "base/toml.h"
#include "site/permalink.h"

YamlNode *
settings_parse(const Folder *folder, const char *path, Source **source, Diag *diag,
               GError **error)
{
    g_autoptr(GBytes) bytes = folder_read(folder, path, LIMIT_YAML_BYTES, error);
    if (bytes == NULL)
        return NULL;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autoptr(Source) text = source_new(path, data, length, error);
    if (text == NULL)
        return NULL;
    bool is_toml = g_str_has_suffix(path, ".toml");
    g_autoptr(YamlNode) config =
        is_toml ? toml_parse(text, 0, source_length(text), diag, error)
                : yaml_parse(text, 0, source_length(text), diag, error);
    if (config == NULL)
        return NULL;
    if (config->kind != YAML_MAPPING) {
        g_set_error(
            error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
            "%s:1:1: error: the configuration is no list of \"key: value\" [yaml]", path);
        return NULL;
    }
    *source = g_steal_pointer(&text);
    return g_steal_pointer(&config);
}

bool
settings_read(Site *site, const char *path, Diag *diag, GError **error)
{
    g_autoptr(Source) source = NULL;
    YamlNode *config = settings_parse(site->folder, path, &source, diag, error);
    if (config == NULL)
        return false;
    yaml_node_free(site->config);
    source_free(site->config_source);
    site->config = config;
    site->config_source = g_steal_pointer(&source);
    return true;
}

void
settings_set(char **field, const char *value)
{
    if (value == NULL)
        return;
    g_free(*field);
    *field = g_strdup(value);
}

/* A string, the first of a list, or the `name` of a mapping. */
static const char *
name_under(const YamlNode *config, const char *key)
{
    const YamlNode *node = yaml_lookup(config, key);
    if (node != NULL && node->kind == YAML_SEQUENCE && node->children->len > 0)
        node = g_ptr_array_index(node->children, 0);
    if (node != NULL && node->kind == YAML_MAPPING)
        return yaml_lookup_string(node, "name");
    bool is_text = node != NULL && node->kind == YAML_SCALAR && *node->value != '\0';
    return is_text ? node->value : NULL;
}

void
settings_take_names(Site *site)
{
    static const char *const language_keys[] = {"language", "lang", "locale",
                                                "languageCode", "defaultContentLanguage"};
    settings_set(&site->title, name_under(site->config, "title"));
    settings_set(&site->subtitle, name_under(site->config, "subtitle"));
    settings_set(&site->description, name_under(site->config, "description"));
    settings_set(&site->author, name_under(site->config, "author"));
    for (guint i = 0; site->language == NULL && i < G_N_ELEMENTS(language_keys); i++)
        settings_set(&site->language, name_under(site->config, language_keys[i]));
    if (site->language != NULL)
        g_strdelimit(site->language, "_", '-');
}

void
settings_set_address(Site *site, const char *url, const char *root)
{
    const char *scheme = url != NULL ? strstr(url, "://") : NULL;
    const char *path = scheme != NULL ? scheme + 3 + strcspn(scheme + 3, "/?#") : NULL;
    if (root == NULL && path != NULL)
        root = path;
    g_autofree char *bare =
        g_strndup(root != NULL ? root : "", root != NULL ? strcspn(root, "?#") : 0);
    g_auto(GStrv) steps = g_strsplit(bare, "/", -1);
    g_autoptr(GString) tidy = g_string_new("/");
    for (guint i = 0; steps[i] != NULL; i++)
        if (*steps[i] != '\0')
            g_string_append_printf(tidy, "%s/", steps[i]);
    g_free(site->root);
    site->root = g_strdup(tidy->str);
    g_clear_pointer(&site->url, g_free);
    if (path != NULL) {
        g_string_truncate(tidy, tidy->len - 1);
        g_autofree char *origin = g_strndup(url, (gsize) (path - url));
        site->url = g_strconcat(origin, tidy->str, NULL);
    }
}

void
settings_add_addresses(const YamlNode *front, const char *const *keys,
                       GPtrArray *addresses)
{
    for (guint i = 0; keys[i] != NULL; i++) {
        g_autoptr(GPtrArray) values = yaml_lookup_strings(front, keys[i]);
        for (guint k = 0; k < values->len; k++)
            g_ptr_array_add(addresses, permalink_tidy(g_ptr_array_index(values, k)));
    }
}

/* Where the text begins behind front matter between two lines of "---" or "+++". */
static const char *
text_of(const char *page)
{
    bool has_front = g_str_has_prefix(page, "---") || g_str_has_prefix(page, "+++");
    g_autofree char *mark = g_strdup_printf("\n%.3s", page);
    const char *close = has_front ? strstr(page, mark) : NULL;
    return close != NULL ? close + strlen(mark) : page;
}

void
settings_tell_section(const Folder *folder, const char *path, Diag *diag)
{
    g_autofree char *page = settings_text(folder, path);
    if (page == NULL)
        return;
    const char *text = text_of(page);
    text += strspn(text, " \t\r\n-+");
    if (*text == '\0' || *text == '{')
        return;
    int line = 1;
    for (const char *p = page; p < text; p++)
        line += *p == '\n';
    diag_add(diag, DIAG_NOTE, (DiagPlace){path, line, 1}, "section-text",
             "the page lists a section and is no post; its text is left out");
}

char *
settings_text(const Folder *folder, const char *path)
{
    g_autoptr(GBytes) bytes = folder_read(folder, path, LIMIT_YAML_BYTES, NULL);
    if (bytes == NULL)
        return NULL;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    return g_strndup(data, length);
}

/* The tag of the language that `word` names in file names; NULL. Words that are also
 * subjects of folders ("it", "no", "is") are left out. */
static const char *
language_named(const char *word)
{
    static const char *const names[][2] = {
        {"ko", "ko"},         {"kr", "ko"},           {"ko-kr", "ko"},
        {"en", "en"},         {"en-us", "en"},        {"ja", "ja"},
        {"jp", "ja"},         {"ja-jp", "ja"},        {"zh", "zh"},
        {"cn", "zh"},         {"zh-cn", "zh-Hans"},   {"zh-hans", "zh-Hans"},
        {"zh-tw", "zh-Hant"}, {"zh-hant", "zh-Hant"}, {"fr", "fr"},
        {"de", "de"},         {"es", "es"},           {"pt", "pt"},
        {"pt-br", "pt-BR"},   {"ru", "ru"},           {"vi", "vi"},
        {"fa", "fa"},         {"ar", "ar"},           {"tr", "tr"},
        {"pl", "pl"},         {"id", "id"},           {"uk", "uk"},
    };
    g_autofree char *lower = g_ascii_strdown(word, -1);
    g_strdelimit(lower, "_", '-');
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(lower, names[i][0]) == 0)
            return names[i][1];
    return NULL;
}

char *
settings_language_of(const char *path)
{
    g_auto(GStrv) steps = g_strsplit(path, "/", -1);
    guint last = g_strv_length(steps) - 1;
    g_auto(GStrv) parts = g_strsplit(steps[last], ".", -1);
    guint count = g_strv_length(parts);
    const char *found = count >= 3 ? language_named(parts[count - 2]) : NULL;
    for (guint i = 0; found == NULL && i < last; i++)
        found = language_named(steps[i]);
    return g_strdup(found);
}

char *
settings_stem_of(const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    char *dot = strrchr(name, '.');
    if (dot != NULL)
        *dot = '\0';
    char *suffix = strrchr(name, '.');
    if (suffix != NULL && suffix > name && language_named(suffix + 1) != NULL)
        *suffix = '\0';
    return g_utf8_normalize(name, -1, G_NORMALIZE_NFC);
}

char *
settings_slug_of(const char *path)
{
    static const char *const indexes[] = {"index", "readme", "page", NULL};
    g_autofree char *stem = settings_stem_of(path);
    g_autofree char *lower = g_ascii_strdown(stem, -1);
    g_autofree char *folder = g_path_get_dirname(path);
    if (!g_strv_contains(indexes, lower) || strcmp(folder, ".") == 0)
        return g_steal_pointer(&stem);
    g_autofree char *name = g_path_get_basename(folder);
    return g_utf8_normalize(name, -1, G_NORMALIZE_NFC);
}

bool
settings_is_no_draft(const Site *site, const SitePostFacts *facts, const char **reason)
{
    (void) site;
    *reason = yaml_lookup_bool(facts->front, "draft", false) ? "draft: true" : NULL;
    return *reason == NULL;
}

void
settings_aliases(const Site *site, const SitePostFacts *facts, GPtrArray *addresses)
{
    static const char *const keys[] = {"aliases", "alias", "redirect_from", NULL};
    (void) site;
    settings_add_addresses(facts->front, keys, addresses);
}
