/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/jekyll_permalink.h"

#include <string.h>

#include "site/jekyll.h"
#include "site/permalink.h"

typedef struct {
    const Site *site;
    const SitePostFacts *facts;
} TokenData;

/* ---- slugs ------------------------------------------------------------------------------ */

/* Jekyll's slugify: what is no letter, digit or in `kept` becomes "-". */
static char *
slugify(const char *text, const char *kept, bool is_lower)
{
    GString *out = g_string_new(NULL);
    bool has_gap = false;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool is_kept = g_unichar_isalnum(c) || g_unichar_ismark(c) ||
                       (c < 0x80 && c != 0 && strchr(kept, (int) c) != NULL);
        if (!is_kept) {
            has_gap = true;
            continue;
        }
        if (has_gap && out->len > 0)
            g_string_append_c(out, '-');
        has_gap = false;
        g_string_append_unichar(out, is_lower ? g_unichar_tolower(c) : c);
    }
    return g_string_free(out, FALSE);
}

/* ---- tokens ----------------------------------------------------------------------------- */

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
static const char *const days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                   "Friday", "Saturday", "Sunday"};

static char *
date_token(const char *name, GDateTime *date)
{
    static const char *const formats[][2] = {
        {"year", "%Y"},   {"short_year", "%y"}, {"month", "%m"}, {"i_month", "%-m"},
        {"day", "%d"},    {"i_day", "%-d"},     {"y_day", "%j"}, {"w_year", "%G"},
        {"week", "%V"},   {"w_day", "%u"},      {"hour", "%H"},  {"minute", "%M"},
        {"second", "%S"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
        if (strcmp(name, formats[i][0]) == 0)
            return date != NULL ? g_date_time_format(date, formats[i][1]) : g_strdup("");
    bool is_month = g_str_has_suffix(name, "_month"),
         is_day = g_str_has_suffix(name, "_day");
    if (!is_month && !is_day)
        return NULL;
    if (date == NULL)
        return g_strdup("");
    const char *word = is_month ? months[g_date_time_get_month(date) - 1]
                                : days[g_date_time_get_day_of_week(date) - 1];
    bool is_long = g_str_has_prefix(name, "long");
    return is_long ? g_strdup(word) : g_strndup(word, 3);
}

/* The folders above `_posts` are categories, before those of the front matter. */
static GPtrArray *
all_categories(const TokenData *data)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    const char *inside = jekyll_path_inside(data->site, data->facts->path);
    g_autofree char *before =
        g_strndup(data->facts->path, (gsize) (inside - data->facts->path));
    g_auto(GStrv) steps = g_strsplit(before, "/", -1);
    for (guint i = 0; steps[i] != NULL; i++)
        if (*steps[i] != '\0' && *steps[i] != '_')
            g_ptr_array_add(names, g_strdup(steps[i]));
    const GPtrArray *own = data->facts->categories;
    for (guint i = 0; own != NULL && i < own->len; i++)
        if (!g_ptr_array_find_with_equal_func(names, g_ptr_array_index(own, i),
                                              g_str_equal, NULL))
            g_ptr_array_add(names, g_strdup(g_ptr_array_index(own, i)));
    return names;
}

static char *
categories_token(const TokenData *data, bool is_slug)
{
    g_autoptr(GPtrArray) names = all_categories(data);
    g_autoptr(GString) path = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *step =
            is_slug ? slugify(name, "", true) : g_utf8_strdown(name, -1);
        g_string_append_printf(path, "%s%s", i > 0 ? "/" : "", step);
    }
    return g_string_free(g_steal_pointer(&path), FALSE);
}

static char *
path_token(const TokenData *data)
{
    const char *inside = jekyll_path_inside(data->site, data->facts->path);
    const char *dot = strrchr(inside, '.');
    return g_strndup(inside, dot != NULL ? (gsize) (dot - inside) : strlen(inside));
}

/* `slug` of the front matter counts before the file's name; case stays (url_drop.rb). */
static char *
title_token(const TokenData *data, bool is_pretty)
{
    const char *own = yaml_lookup_string(data->facts->front, "slug");
    const char *name = own != NULL ? own : data->facts->slug;
    const char *slash = strrchr(name, '/');
    return slugify(slash != NULL ? slash + 1 : name, is_pretty ? "._~!$&'()+,;=@" : "",
                   !is_pretty);
}

static char *
token_value(const char *name, gpointer user_data)
{
    const TokenData *data = user_data;
    if (strcmp(name, "title") == 0)
        return title_token(data, true);
    if (strcmp(name, "slug") == 0 || strcmp(name, "name") == 0)
        return title_token(data, false);
    if (strcmp(name, "categories") == 0)
        return categories_token(data, false);
    if (strcmp(name, "slugified_categories") == 0)
        return categories_token(data, true);
    if (strcmp(name, "path") == 0)
        return path_token(data);
    if (strcmp(name, "collection") == 0)
        return jekyll_collection_of(data->site, data->facts->path);
    if (strcmp(name, "output_ext") == 0)
        return g_strdup(".html");
    return date_token(name, data->facts->date);
}

/* ---- the pattern ------------------------------------------------------------------------ */

/* A page lies where its file does. */
static const char *
page_pattern(const Site *site, const char *own)
{
    const char *style = yaml_lookup_string(site->config, "permalink");
    bool is_pretty =
        style != NULL && (strcmp(style, "pretty") == 0 || g_str_has_suffix(style, "/"));
    return own != NULL ? own : is_pretty ? "/:path/" : "/:path:output_ext";
}

static const char *
named_style(const char *pattern, bool is_post)
{
    static const char *const styles[][3] = {
        {"date", "/:categories/:year/:month/:day/:title:output_ext",
         "/:collection/:path:output_ext"},
        {"pretty", "/:categories/:year/:month/:day/:title/", "/:collection/:path/"},
        {"ordinal", "/:categories/:year/:y_day/:title:output_ext",
         "/:collection/:path:output_ext"},
        {"weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext",
         "/:collection/:path:output_ext"},
        {"none", "/:categories/:title:output_ext", "/:collection/:path:output_ext"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(styles); i++)
        if (strcmp(pattern, styles[i][0]) == 0)
            return styles[i][is_post ? 1 : 2];
    return pattern;
}

/* Front matter, its defaults, the collection, the site. */
static const char *
pattern_for(const Site *site, const SitePostFacts *facts)
{
    const char *own = yaml_lookup_string(facts->front, "permalink");
    const YamlNode *given = jekyll_default(site, facts->path, "permalink");
    if (own == NULL && given != NULL && given->kind == YAML_SCALAR)
        own = given->value;
    g_autofree char *collection = jekyll_collection_of(site, facts->path);
    bool is_post = strcmp(collection, "posts") == 0;
    if (strcmp(collection, "pages") == 0)
        return page_pattern(site, own);
    const YamlNode *settings =
        yaml_lookup(yaml_lookup(site->config, "collections"), collection);
    if (own == NULL)
        own = yaml_lookup_string(settings, "permalink");
    if (own == NULL)
        own = yaml_lookup_string(site->config, "permalink");
    if (own == NULL)
        own = "date";
    bool is_pattern = strchr(own, ':') != NULL || strchr(own, '/') != NULL;
    if (!is_post && is_pattern && strstr(own, ":") != NULL &&
        own == yaml_lookup_string(site->config, "permalink"))
        own = g_str_has_suffix(own, "/") ? "pretty" : "date";
    return named_style(own, is_post);
}

char *
jekyll_permalink(const Site *site, const SitePostFacts *facts)
{
    TokenData data = {site, facts};
    g_autofree char *path =
        permalink_expand(pattern_for(site, facts), token_value, &data);
    g_autofree char *full = g_strconcat(site->root, path, NULL);
    return permalink_tidy(full);
}
