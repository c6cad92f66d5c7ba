/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/expression.h"

#include <string.h>

#include "site/filter.h"

/* The scalar at the dotted `path` below `node`; NULL. */
static char *
scalar_at(const YamlNode *node, const char *path)
{
    g_auto(GStrv) steps = g_strsplit(path, ".", 8);
    for (guint i = 0; node != NULL && steps[i] != NULL; i++)
        node = yaml_lookup(node, steps[i]);
    return node != NULL && node->kind == YAML_SCALAR ? g_strdup(node->value) : NULL;
}

/* What GitHub tells the sites that it builds, as far as the configuration says it too. */
static char *
github_field(const Site *site, const char *field)
{
    const char *repository = yaml_lookup_string(site->config, "repository");
    if (strcmp(field, "github.url") == 0)
        return g_strdup(site->url != NULL ? site->url : "");
    if (strcmp(field, "github.repository_url") == 0 && repository != NULL)
        return g_strconcat("https://github.com/", repository, NULL);
    return NULL;
}

/* An address that the configuration does not give is empty, so that what follows it is a
 * path of the site; so is one that is spelt otherwise ("site.baseUrl"). */
static char *
site_field(const SiteTagContext *context, const char *field)
{
    char *value = scalar_at(context->site->config, field);
    bool is_address = g_ascii_strcasecmp(field, "url") == 0 ||
                      g_ascii_strcasecmp(field, "baseurl") == 0 ||
                      strcmp(field, "root") == 0;
    if (value == NULL && g_str_has_prefix(field, "github."))
        return github_field(context->site, field);
    if (value == NULL && is_address)
        return g_strdup("");
    if (value == NULL && strcmp(field, "title") == 0)
        return g_strdup(context->site->title);
    return value;
}

static char *
field_value(const SiteTagContext *context, const char *name)
{
    const char *given =
        context->values != NULL ? g_hash_table_lookup(context->values, name) : NULL;
    if (given != NULL)
        return g_strdup(given);
    static const char *const site_names[] = {"site.", "config."};
    static const char *const post_names[] = {"page.", "post.", ""};
    for (guint i = 0; i < G_N_ELEMENTS(site_names); i++)
        if (g_str_has_prefix(name, site_names[i]))
            return site_field(context, name + strlen(site_names[i]));
    for (guint i = 0; i < G_N_ELEMENTS(post_names); i++) {
        if (!g_str_has_prefix(name, post_names[i]))
            continue;
        const char *field = name + strlen(post_names[i]);
        if (strcmp(field, "url") == 0 || strcmp(field, "permalink") == 0)
            return g_strdup(context->permalink);
        return scalar_at(context->front, field);
    }
    return NULL;
}

static bool
is_quoted(const char *text)
{
    gsize length = strlen(text);
    return length >= 2 && (*text == '"' || *text == '\'') && text[length - 1] == *text &&
           memchr(text + 1, *text, length - 2) == NULL;
}

/* `text` at each `mark` that stands in no quotes; at most 8 parts. */
static GStrv
split(const char *text, char mark)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    char quote = '\0';
    const char *start = text;
    for (const char *p = text; *p != '\0'; p++) {
        if (quote != '\0' ? *p == quote : *p == '"' || *p == '\'')
            quote = quote != '\0' ? '\0' : *p;
        if (*p != mark || quote != '\0' || parts->len >= 7)
            continue;
        g_ptr_array_add(parts, g_strndup(start, (gsize) (p - start)));
        start = p + 1;
    }
    if (*start != '\0')
        g_ptr_array_add(parts, g_strdup(start));
    g_ptr_array_add(parts, NULL);
    return (GStrv) g_ptr_array_steal(parts, NULL);
}

static char *
simple_value(const SiteTagContext *context, const char *text)
{
    if (is_quoted(text))
        return g_strndup(text + 1, strlen(text) - 2);
    for (const char *p = text; *p != '\0'; p++)
        if (!g_ascii_isalnum(*p) && strchr("._-", *p) == NULL)
            return NULL;
    return field_value(context, text);
}

/* The word that stands at `index` behind the filter's colon; NULL. */
static char *
filter_word(const SiteTagContext *context, char **words, guint index)
{
    return words != NULL && index < g_strv_length(words)
               ? simple_value(context, g_strstrip(words[index]))
               : NULL;
}

/* Applies one filter, "prepend: site.url", to `value` (taken). NULL when unknown. */
static char *
filtered(const SiteTagContext *context, char *value, const char *filter)
{
    const char *colon = strchr(filter, ':');
    g_autofree char *name =
        g_strndup(filter, colon != NULL ? (gsize) (colon - filter) : strlen(filter));
    g_auto(GStrv) words = colon != NULL ? split(colon + 1, ',') : NULL;
    g_autofree char *first = filter_word(context, words, 0);
    g_autofree char *second = filter_word(context, words, 1);
    return filter_apply(context, value, g_strstrip(name), first, second);
}

char *
expression_value(const SiteTagContext *context, const char *text, gsize length)
{
    g_autofree char *whole = g_strndup(text, length);
    g_auto(GStrv) parts = split(whole, '|');
    if (parts[0] == NULL)
        return NULL;
    char *value = simple_value(context, g_strstrip(parts[0]));
    for (guint i = 1; parts[i] != NULL; i++)
        value = filtered(context, value, g_strstrip(parts[i]));
    return value;
}

char *
expression_expand(const SiteTagContext *context, const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *open;
    while ((open = strstr(text, "{{")) != NULL) {
        const char *close = strstr(open, "}}");
        if (close == NULL)
            break;
        const char *inner = open + 2;
        g_autofree char *bare = g_strndup(inner, (gsize) (close - inner));
        g_autofree char *value =
            expression_value(context, g_strstrip(bare), strlen(bare));
        g_string_append_len(out, text, open - text);
        if (value != NULL)
            g_string_append(out, value);
        else
            g_string_append_len(out, open, close + 2 - open);
        text = close + 2;
    }
    g_string_append(out, text);
    return g_string_free(g_steal_pointer(&out), FALSE);
}
