/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "site/permalink.h"

#include <stdbool.h>
#include <string.h>

static gsize
token_length(const char *p)
{
    gsize length = 0;
    for (gsize i = 0; g_ascii_isalnum(p[i]) || p[i] == '_'; i++)
        if (p[i] != '_')
            length = i + 1;
    return length;
}

char *
permalink_expand(const char *pattern, PermalinkToken token, gpointer data)
{
    GString *out = g_string_new(NULL);
    for (const char *p = pattern; *p != '\0';) {
        gsize length = *p == ':' ? token_length(p + 1) : 0;
        g_autofree char *name = g_strndup(p + 1, length);
        g_autofree char *value = length > 0 ? token(name, data) : NULL;
        if (value == NULL) {
            g_string_append_c(out, *p++);
            continue;
        }
        g_string_append(out, value);
        p += 1 + length;
    }
    return g_string_free(out, FALSE);
}

/* A Latin letter without its marks; any other character as it is. */
static gunichar
without_marks(gunichar c)
{
    gunichar base[4];
    gsize length = g_unichar_fully_decompose(c, FALSE, base, G_N_ELEMENTS(base));
    return length > 0 && base[0] < 0x80 ? base[0] : c;
}

char *
permalink_slugize(const char *text)
{
    GString *out = g_string_new(NULL);
    bool has_gap = false;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = without_marks(g_utf8_get_char(p));
        bool is_gap = g_unichar_isspace(c) || (c < 0x80 && g_ascii_ispunct((char) c));
        if (is_gap)
            has_gap = true;
        if (is_gap || c < 0x20)
            continue;
        if (has_gap && out->len > 0)
            g_string_append_c(out, '-');
        has_gap = false;
        g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

char *
permalink_tidy(const char *path)
{
    g_autofree char *decoded = g_uri_unescape_string(path, NULL);
    bool is_usable = decoded != NULL && g_utf8_validate(decoded, -1, NULL);
    g_autofree char *composed =
        g_utf8_normalize(is_usable ? decoded : path, -1, G_NORMALIZE_NFC);
    GString *out = g_string_new("/");
    for (const char *p = composed; *p != '\0'; p++)
        if (*p != '/' || out->str[out->len - 1] != '/')
            g_string_append_c(out, *p);
    return g_string_free(out, FALSE);
}
