/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/hexo_permalink.h"

#include <string.h>

#include "site/permalink.h"

#define DEFAULT_PERMALINK ":year/:month/:day/:title/"

typedef struct {
    const Site *site;
    const SitePostFacts *facts;
} TokenData;

static char *
date_token(const SitePostFacts *facts, const char *format)
{
    return facts->date != NULL ? g_date_time_format(facts->date, format) : g_strdup("");
}

/* The first twelve digits of SHA-1 over slug and Unix time. */
static char *
hash_token(const SitePostFacts *facts)
{
    gint64 seconds = facts->date != NULL ? g_date_time_to_unix(facts->date) : 0;
    g_autofree char *key = g_strdup_printf("%s%" G_GINT64_FORMAT, facts->slug, seconds);
    char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA1, key, -1);
    hash[12] = '\0';
    return hash;
}

/* The categories of the last hierarchy that the front matter names: char *. */
static GPtrArray *
last_hierarchy(const SitePostFacts *facts)
{
    const char *key =
        yaml_lookup(facts->front, "categories") != NULL ? "categories" : "category";
    const YamlNode *node = yaml_lookup(facts->front, key);
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    if (node != NULL && node->kind == YAML_SEQUENCE && node->children->len > 0) {
        const YamlNode *last = g_ptr_array_index(node->children, node->children->len - 1);
        if (last->kind == YAML_SEQUENCE)
            node = last;
    }
    if (node != NULL && node->kind == YAML_SCALAR)
        g_ptr_array_add(names, g_strdup(node->value));
    for (guint i = 0;
         node != NULL && node->kind == YAML_SEQUENCE && i < node->children->len; i++) {
        const YamlNode *child = g_ptr_array_index(node->children, i);
        if (child->kind == YAML_SCALAR)
            g_ptr_array_add(names, g_strdup(child->value));
    }
    return names;
}

static char *
category_token(const TokenData *data)
{
    g_autoptr(GPtrArray) names = last_hierarchy(data->facts);
    const YamlNode *map = yaml_lookup(data->site->config, "category_map");
    const char *none = yaml_lookup_string(data->site->config, "default_category");
    if (names->len == 0)
        return g_strdup(none != NULL ? none : "uncategorized");
    g_autoptr(GString) path = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        const char *mapped = yaml_lookup_string(map, name);
        g_autofree char *slug = permalink_slugize(mapped != NULL ? mapped : name);
        g_string_append_printf(path, "%s%s", i > 0 ? "/" : "", slug);
    }
    return g_string_free(g_steal_pointer(&path), FALSE);
}

static char *
date_or_hash_token(const char *name, const SitePostFacts *facts)
{
    static const char *const dates[][2] = {
        {"year", "%Y"},     {"month", "%m"},  {"day", "%d"},
        {"i_month", "%-m"}, {"i_day", "%-d"}, {"hour", "%H"},
        {"minute", "%M"},   {"second", "%S"}, {"timestamp", "%s"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(dates); i++)
        if (strcmp(name, dates[i][0]) == 0)
            return date_token(facts, dates[i][1]);
    return strcmp(name, "hash") == 0 ? hash_token(facts) : NULL;
}

/* Front matter may use any key of its own; permalink_defaults fill in. */
static char *
token_value(const char *name, gpointer user_data)
{
    const TokenData *data = user_data;
    const SitePostFacts *facts = data->facts;
    char *value = date_or_hash_token(name, facts);
    if (value != NULL)
        return value;
    if (strcmp(name, "title") == 0)
        return g_strdup(facts->slug);
    if (strcmp(name, "name") == 0)
        return g_path_get_basename(facts->slug);
    if (strcmp(name, "category") == 0)
        return category_token(data);
    if (strcmp(name, "post_title") == 0) {
        g_autofree char *slug =
            permalink_slugize(facts->title != NULL ? facts->title : "");
        return g_utf8_strdown(slug, -1);
    }
    const char *own = yaml_lookup_string(facts->front, name);
    if (own == NULL)
        own = yaml_lookup_string(yaml_lookup(data->site->config, "permalink_defaults"),
                                 name);
    /* A plugin (abbrlink) would draw it: the name at least tells posts apart. */
    return g_strdup(own != NULL ? own : facts->slug);
}

char *
hexo_permalink(const Site *site, const SitePostFacts *facts)
{
    TokenData data = {site, facts};
    const char *pattern = yaml_lookup_string(site->config, "permalink");
    const char *own = yaml_lookup_string(facts->front, "permalink");
    g_autofree char *path =
        own != NULL ? g_strdup(own)
                    : permalink_expand(pattern != NULL ? pattern : DEFAULT_PERMALINK,
                                       token_value, &data);
    g_autofree char *full = g_strconcat(site->root, path, NULL);
    return permalink_tidy(full);
}

bool
hexo_permalink_needs_date(const Site *site, const SitePostFacts *facts)
{
    static const char *const tokens[] = {":year", ":month", ":day",       ":i_",  ":hour",
                                         ":min",  ":sec",   ":timestamp", ":hash"};
    const char *pattern = yaml_lookup_string(site->config, "permalink");
    if (pattern == NULL)
        pattern = DEFAULT_PERMALINK;
    bool has_date = false;
    for (guint i = 0; i < G_N_ELEMENTS(tokens); i++)
        has_date = has_date || strstr(pattern, tokens[i]) != NULL;
    return has_date && yaml_lookup_string(facts->front, "permalink") == NULL;
}
