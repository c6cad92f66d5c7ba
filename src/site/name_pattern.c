/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/name_pattern.h"

#include <string.h>

/* Takes up to `most` digits from `*name` for one token; 0 when fewer than `least`. */
static int
take_digits(const char **name, int least, int most)
{
    int value = 0, digits = 0;
    for (; digits < most && g_ascii_isdigit(**name); digits++, (*name)++)
        value = value * 10 + (**name - '0');
    return digits >= least ? value : 0;
}

/* Takes a free token: up to the text that follows it in the pattern. */
static char *
take_text(const char **name, const char *rest)
{
    g_autofree char *literal = g_strndup(rest, strcspn(rest, ":"));
    const char *end = *literal != '\0' ? strstr(*name, literal) : *name + strlen(*name);
    if (end == NULL || end == *name)
        return NULL;
    char *text = g_strndup(*name, (gsize) (end - *name));
    *name = end;
    return text;
}

static bool
take_token(const char *token, const char *rest, const char **name, NameParts *parts)
{
    if (strcmp(token, "year") == 0)
        return (parts->year = take_digits(name, 4, 4)) > 0;
    if (strcmp(token, "month") == 0)
        return (parts->month = take_digits(name, 2, 2)) > 0;
    if (strcmp(token, "day") == 0)
        return (parts->day = take_digits(name, 2, 2)) > 0;
    if (strcmp(token, "i_month") == 0)
        return (parts->month = take_digits(name, 1, 2)) > 0;
    if (strcmp(token, "i_day") == 0)
        return (parts->day = take_digits(name, 1, 2)) > 0;
    g_autofree char *text = take_text(name, rest);
    if (text != NULL && strcmp(token, "title") == 0 && parts->title == NULL)
        parts->title = g_steal_pointer(&text);
    return text != NULL || parts->title != NULL;
}

bool
name_pattern_match(const char *pattern, const char *name, NameParts *parts)
{
    while (*pattern != '\0') {
        gsize length = 0;
        if (*pattern == ':')
            while (g_ascii_isalpha(pattern[1 + length]) || pattern[1 + length] == '_')
                length++;
        if (length == 0) {
            if (*pattern++ != *name++)
                return false;
            continue;
        }
        g_autofree char *token = g_strndup(pattern + 1, length);
        pattern += 1 + length;
        if (!take_token(token, pattern, &name, parts))
            return false;
    }
    return *name == '\0';
}
