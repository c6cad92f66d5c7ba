/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/expression.h"

#include <string.h>

/* The scalar at the dotted `path` below `node`; NULL. */
static char *
scalar_at(const YamlNode *node, const char *path)
{
    g_auto(GStrv) steps = g_strsplit(path, ".", 8);
    for (guint i = 0; node != NULL && steps[i] != NULL; i++)
        node = yaml_lookup(node, steps[i]);
    return node != NULL && node->kind == YAML_SCALAR ? g_strdup(node->value) : NULL;
}

/* An address that the configuration does not give is empty, so that what follows it is a
 * path of the site. */
static char *
site_field(const SiteTagContext *context, const char *field)
{
    char *value = scalar_at(context->site->config, field);
    bool is_address = strcmp(field, "url") == 0 || strcmp(field, "baseurl") == 0 ||
                      strcmp(field, "root") == 0;
    if (value == NULL && is_address)
        return g_strdup("");
    if (value == NULL && strcmp(field, "title") == 0)
        return g_strdup(context->site->title);
    return value;
}

static char *
field_value(const SiteTagContext *context, const char *name)
{
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

/* `value` (taken) with the site's root, or its whole address, before it. */
static char *
with_root(const SiteTagContext *context, char *value, bool is_absolute)
{
    const Site *site = context->site;
    const char *before = is_absolute && site->url != NULL ? site->url : site->root;
    bool has_gap = g_str_has_suffix(before, "/") || *value == '/';
    bool has_both = g_str_has_suffix(before, "/") && *value == '/';
    char *joined = g_strconcat(before, has_gap ? "" : "/", value + has_both, NULL);
    g_free(value);
    return joined;
}

/* Applies one filter, "prepend: site.url", to `value` (taken). NULL when unknown. */
static char *
filtered(const SiteTagContext *context, char *value, const char *filter)
{
    static const char *const harmless[] = {"escape",     "strip", "uri_escape",
                                           "xml_escape", "safe",  "downcase",
                                           "default",    NULL};
    const char *colon = strchr(filter, ':');
    g_autofree char *name =
        g_strndup(filter, colon != NULL ? (gsize) (colon - filter) : strlen(filter));
    g_strstrip(name);
    g_autofree char *word = g_strdup(colon != NULL ? colon + 1 : "");
    g_autofree char *argument = simple_value(context, g_strstrip(word));
    if (strcmp(name, "relative_url") == 0 || strcmp(name, "absolute_url") == 0)
        return with_root(context, value, *name == 'a');
    if (g_strv_contains(harmless, name))
        return value;
    char *joined = NULL;
    if (argument != NULL && strcmp(name, "prepend") == 0)
        joined = g_strconcat(argument, value, NULL);
    else if (argument != NULL && strcmp(name, "append") == 0)
        joined = g_strconcat(value, argument, NULL);
    g_free(value);
    return joined;
}

char *
expression_value(const SiteTagContext *context, const char *text, gsize length)
{
    g_autofree char *whole = g_strndup(text, length);
    if (is_quoted(whole))
        return g_strndup(whole + 1, strlen(whole) - 2);
    g_auto(GStrv) parts = g_strsplit(whole, "|", 8);
    if (parts[0] == NULL)
        return NULL;
    char *value = simple_value(context, g_strstrip(parts[0]));
    for (guint i = 1; value != NULL && parts[i] != NULL; i++)
        value = filtered(context, value, g_strstrip(parts[i]));
    return value;
}
