/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/filter.h"

#include <string.h>

#include "base/date.h"

/* `value` with the site's root, or its whole address, before it. */
static char *
with_root(const SiteTagContext *context, const char *value, bool is_absolute)
{
    const Site *site = context->site;
    const char *before = is_absolute && site->url != NULL ? site->url : site->root;
    bool has_gap = g_str_has_suffix(before, "/") || *value == '/';
    bool has_both = g_str_has_suffix(before, "/") && *value == '/';
    return g_strconcat(before, has_gap ? "" : "/", value + has_both, NULL);
}

/* ---- dates ------------------------------------------------------------------------------ */

/* Names as Ruby writes them, whatever the language of the machine. */
static const char *
english_name(char letter, GDateTime *date)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    static const char *const days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
    if (letter == 'B' || letter == 'b' || letter == 'h')
        return months[g_date_time_get_month(date) - 1];
    if (letter == 'A' || letter == 'a')
        return days[g_date_time_get_day_of_week(date) - 1];
    return NULL;
}

static char *
format_date(const char *value, const char *format)
{
    g_autoptr(GDateTime) date = date_parse(value);
    if (date == NULL || format == NULL)
        return NULL;
    g_autoptr(GString) plain = g_string_new(NULL);
    for (const char *p = format; *p != '\0'; p++) {
        const char *name = *p == '%' ? english_name(p[1], date) : NULL;
        if (name == NULL)
            g_string_append_c(plain, *p);
        else
            g_string_append_len(plain, name,
                                strchr("bha", *++p) != NULL ? 3 : (gssize) strlen(name));
    }
    return g_date_time_format(date, plain->str);
}

/* ---- text ------------------------------------------------------------------------------- */

static char *
replace(const char *value, const char *old, const char *new, guint limit)
{
    if (old == NULL || *old == '\0')
        return NULL;
    GString *text = g_string_new(value);
    g_string_replace(text, old, new != NULL ? new : "", limit);
    return g_string_free(text, FALSE);
}

static char *
capitalised(const char *value)
{
    const char *rest = *value != '\0' ? g_utf8_next_char(value) : value;
    g_autofree char *upper = g_utf8_strup(value, rest - value);
    g_autofree char *lower = g_utf8_strdown(rest, -1);
    return g_strconcat(upper, lower, NULL);
}

static char *
changed(const char *value, const char *name, const char *first, const char *second)
{
    if (strcmp(name, "upcase") == 0)
        return g_utf8_strup(value, -1);
    if (strcmp(name, "downcase") == 0)
        return g_utf8_strdown(value, -1);
    if (strcmp(name, "capitalize") == 0)
        return capitalised(value);
    if (strcmp(name, "date") == 0)
        return format_date(value, first);
    if (strcmp(name, "date_to_string") == 0)
        return format_date(value, "%d %b %Y");
    if (strcmp(name, "date_to_long_string") == 0)
        return format_date(value, "%d %B %Y");
    if (strcmp(name, "replace") == 0)
        return replace(value, first, second, 0);
    if (strcmp(name, "replace_first") == 0)
        return replace(value, first, second, 1);
    if (strcmp(name, "remove") == 0)
        return replace(value, first, NULL, 0);
    if (strcmp(name, "remove_first") == 0)
        return replace(value, first, NULL, 1);
    if (strcmp(name, "prepend") == 0 && first != NULL)
        return g_strconcat(first, value, NULL);
    if (strcmp(name, "append") == 0 && first != NULL)
        return g_strconcat(value, first, NULL);
    return NULL;
}

char *
filter_apply(const SiteTagContext *context, char *value, const char *name,
             const char *first, const char *second)
{
    static const char *const harmless[] = {"escape",     "escape_once", "strip",
                                           "lstrip",     "rstrip",      "uri_escape",
                                           "xml_escape", "safe",        "strip_newlines",
                                           "smartify",   "markdownify", NULL};
    g_autofree char *given = value;
    bool is_empty = given == NULL || *given == '\0';
    if (strcmp(name, "default") == 0 && is_empty)
        return g_strdup(first);
    if (given == NULL)
        return NULL;
    if (strcmp(name, "default") == 0 || g_strv_contains(harmless, name))
        return g_steal_pointer(&given);
    if (strcmp(name, "relative_url") == 0 || strcmp(name, "absolute_url") == 0)
        return with_root(context, given, *name == 'a');
    return changed(given, name, first, second);
}
