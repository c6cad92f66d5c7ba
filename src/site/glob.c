/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/glob.h"

#include <glib.h>
#include <string.h>

/* Where to go on when a character does not fit: the star took too little. */
typedef struct {
    const char *pattern; /* behind the star; NULL when no star came yet */
    const char *path;    /* up to where it took */
} Retry;

/* Lets the star take one character more. */
static bool
stretch(Retry *retry, bool crosses_folders, const char **pattern, const char **path)
{
    if (retry->pattern == NULL || *retry->path == '\0' ||
        (!crosses_folders && *retry->path == '/'))
        return false;
    *path = ++retry->path;
    *pattern = retry->pattern;
    return true;
}

bool
glob_matches(const char *pattern, const char *path)
{
    Retry one = {0}, many = {0};
    while (*pattern != '\0' || *path != '\0') {
        if (g_str_has_prefix(pattern, "**")) {
            pattern += g_str_has_prefix(pattern, "**/") ? 3 : 2;
            many = (Retry){pattern, path};
            one = (Retry){0};
        } else if (*pattern == '*') {
            one = (Retry){++pattern, path};
        } else if (*path != '\0' &&
                   (*pattern == *path || (*pattern == '?' && *path != '/'))) {
            pattern++;
            path++;
        } else if (!stretch(&one, false, &pattern, &path)) {
            one = (Retry){0};
            if (!stretch(&many, true, &pattern, &path))
                return false;
        }
    }
    return true;
}
