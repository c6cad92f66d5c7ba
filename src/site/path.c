/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/path.h"

#include <glib.h>
#include <string.h>

char *
path_between(const char *from, const char *to)
{
    gsize shared = 0;
    for (gsize i = 0; from[i] != '\0' && from[i] == to[i]; i++)
        if (from[i] == '/')
            shared = i + 1;
    GString *path = g_string_new(NULL);
    for (const char *p = from + shared; (p = strchr(p, '/')) != NULL; p++)
        g_string_append(path, "../");
    g_string_append(path, to + shared);
    return g_string_free(path, FALSE);
}
