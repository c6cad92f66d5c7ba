/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/hugo_permalink.h"

#include <string.h>

#include "site/hugo.h"
#include "site/hugo_config.h"
#include "site/permalink.h"

typedef struct {
    const SitePostFacts *facts;
    GPtrArray *sections; /* char *: the folders below `content` */
    bool is_bundle;
} TokenData;

/* Hugo's "urlize": lower case, blanks to "-", signs gone, letters of any script kept. */
static char *
urlize(const char *text)
{
    g_autofree char *lower = g_utf8_strdown(text, -1);
    GString *out = g_string_new(NULL);
    for (const char *p = lower; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool is_kept = g_unichar_isalnum(c) || g_unichar_ismark(c) ||
                       (c < 0x80 && strchr("._~/+-", (int) c) != NULL);
        bool is_gap =
            g_unichar_isspace(c) && out->len > 0 && out->str[out->len - 1] != '-';
        if (is_kept && !(c == '-' && out->len > 0 && out->str[out->len - 1] == '-'))
            g_string_append_unichar(out, c);
        else if (is_gap)
            g_string_append_c(out, '-');
    }
    return g_string_free(out, FALSE);
}

/* ---- tokens ----------------------------------------------------------------------------- */

static char *
section_at(const TokenData *data, guint index)
{
    return index < data->sections->len
               ? g_strdup(g_ptr_array_index(data->sections, index))
               : g_strdup("");
}

static char *
all_sections(const TokenData *data)
{
    g_autoptr(GString) path = g_string_new(NULL);
    for (guint i = 0; i < data->sections->len; i++)
        g_string_append_printf(path, "%s%s", i > 0 ? "/" : "",
                               (const char *) g_ptr_array_index(data->sections, i));
    return g_string_free(g_steal_pointer(&path), FALSE);
}

static char *
date_token(const char *name, GDateTime *date)
{
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
    static const char *const formats[][2] = {
        {"year", "%Y"},    {"month", "%m"}, {"day", "%d"}, {"yearday", "%-j"},
        {"weekday", "%w"}, {"2006", "%Y"},  {"06", "%y"},  {"01", "%m"},
        {"1", "%-m"},      {"02", "%d"},    {"2", "%-d"},  {"15", "%H"},
        {"04", "%M"},      {"05", "%S"},
    };
    if (strcmp(name, "monthname") == 0)
        return g_strdup(date != NULL ? months[g_date_time_get_month(date) - 1] : "");
    if (strcmp(name, "weekdayname") == 0)
        return g_strdup(date != NULL ? days[g_date_time_get_day_of_week(date) - 1] : "");
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
        if (strcmp(name, formats[i][0]) == 0)
            return date != NULL ? g_date_time_format(date, formats[i][1]) : g_strdup("");
    return NULL;
}

static char *
token_value(const char *name, gpointer user_data)
{
    const TokenData *data = user_data;
    const SitePostFacts *facts = data->facts;
    const char *slug = yaml_lookup_string(facts->front, "slug");
    const char *title = facts->title != NULL ? facts->title : facts->slug;
    if (strcmp(name, "title") == 0)
        return urlize(title);
    if (strcmp(name, "slug") == 0)
        return urlize(slug != NULL ? slug : title);
    if (strcmp(name, "filename") == 0 || strcmp(name, "contentbasename") == 0)
        return g_strdup(facts->slug);
    if (strcmp(name, "slugorfilename") == 0 || strcmp(name, "slugorcontentbasename") == 0)
        return urlize(slug != NULL ? slug : facts->slug);
    if (strcmp(name, "section") == 0 || strcmp(name, "sectionslug") == 0)
        return section_at(data, 0);
    if (strcmp(name, "sections") == 0 || strcmp(name, "sectionslugs") == 0)
        return all_sections(data);
    return date_token(name, facts->date);
}

/* ":sections[1:]" and ":sections[last]" before the general expansion. */
static char *
expand_ranges(const char *pattern, const TokenData *data)
{
    GString *out = g_string_new(NULL);
    for (const char *p = pattern; *p != '\0';) {
        static const char token[] = ":sections[";
        const char *close = g_str_has_prefix(p, token) ? strchr(p, ']') : NULL;
        if (close == NULL) {
            g_string_append_c(out, *p++);
            continue;
        }
        const char *range = p + strlen(token);
        const char *colon = memchr(range, ':', (gsize) (close - range));
        guint first = (guint) g_ascii_strtoull(range, NULL, 10);
        guint last =
            g_ascii_isdigit(*range) && colon == NULL ? first + 1 : data->sections->len;
        if (g_str_has_prefix(range, "last"))
            first = data->sections->len > 0 ? data->sections->len - 1 : 0;
        else if (colon != NULL && g_ascii_isdigit(colon[1]))
            last = (guint) g_ascii_strtoull(colon + 1, NULL, 10);
        for (guint i = first; i < MIN(last, data->sections->len); i++)
            g_string_append_printf(out, "%s%s", i > first ? "/" : "",
                                   (const char *) g_ptr_array_index(data->sections, i));
        p = close + 1;
    }
    return g_string_free(out, FALSE);
}

/* ---- the address ------------------------------------------------------------------------ */

/* `permalinks: {posts: ...}`, or since 0.131 `permalinks: {page: {posts: ...}}`. */
static const char *
pattern_for(const Site *site, const char *section)
{
    const YamlNode *permalinks = hugo_lookup(site->config, "permalinks");
    const YamlNode *pages = hugo_lookup(permalinks, "page");
    const char *pattern = yaml_lookup_string(pages, section);
    return pattern != NULL ? pattern : yaml_lookup_string(permalinks, section);
}

/* The folders of the page below `content`; a bundle's own folder is not among them. */
static GPtrArray *
sections_of(const Site *site, const char *path, bool *is_bundle)
{
    GPtrArray *sections = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) steps = g_strsplit(hugo_path_inside(site, path), "/", -1);
    guint count = g_strv_length(steps);
    *is_bundle = count > 1 && g_str_has_prefix(steps[count - 1], "index.");
    guint folders = count - 1 - (*is_bundle ? 1 : 0);
    for (guint i = 0; i < folders; i++)
        g_ptr_array_add(sections, urlize(steps[i]));
    return sections;
}

/* "/en" before the pages of a language that is not the site's. */
static char *
language_prefix(const Site *site, const SitePostFacts *facts)
{
    g_autofree char *language = hugo_language_of(site, facts->path);
    const YamlNode *node = hugo_lookup(site->config, "defaultContentLanguage");
    const char *main = node != NULL && node->kind == YAML_SCALAR ? node->value : "en";
    bool is_known = language != NULL &&
                    yaml_lookup(hugo_lookup(site->config, "languages"), language) != NULL;
    return is_known && strcmp(language, main) != 0 ? g_strconcat("/", language, NULL)
                                                   : g_strdup("");
}

char *
hugo_permalink(const Site *site, const SitePostFacts *facts)
{
    TokenData data = {facts, NULL, false};
    data.sections = sections_of(site, facts->path, &data.is_bundle);
    g_autofree char *section = section_at(&data, 0);
    const char *own = yaml_lookup_string(facts->front, "url");
    const char *pattern = pattern_for(site, section);
    g_autofree char *path = NULL;
    if (own != NULL) {
        path = permalink_expand(own, token_value, &data);
    } else if (pattern != NULL) {
        g_autofree char *ranged = expand_ranges(pattern, &data);
        path = permalink_expand(ranged, token_value, &data);
    } else {
        g_autofree char *folders = all_sections(&data);
        g_autofree char *name = token_value("slugorfilename", &data);
        path = g_strconcat(folders, "/", name, "/", NULL);
    }
    g_ptr_array_unref(data.sections);
    g_autofree char *language = own != NULL ? g_strdup("") : language_prefix(site, facts);
    g_autofree char *full = g_strconcat(site->root, language, "/", path, NULL);
    return permalink_tidy(full);
}
