/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/svg_text.h"

#include <string.h>

#include "base/text.h"
#include "image/picture.h"

/* The value of `encoding` in the XML declaration; NULL when there is none. */
static char *
declared_encoding(const char *text, gsize length)
{
    if (length < 5 || memcmp(text, "<?xml", 5) != 0)
        return NULL;
    const char *end = memchr(text, '>', MIN(length, 200));
    g_autofree char *declaration =
        end != NULL ? g_strndup(text, (gsize) (end - text)) : NULL;
    char *name = declaration != NULL ? strstr(declaration, "encoding") : NULL;
    if (name == NULL)
        return NULL;
    name += strlen("encoding");
    name += strspn(name, " \t\r\n=");
    if (*name != '"' && *name != '\'')
        return NULL;
    const char *close = strchr(name + 1, *name);
    return close != NULL ? g_strndup(name + 1, (gsize) (close - name - 1)) : NULL;
}

static char *
convert(const guint8 *data, gsize length, const char *encoding, gsize *text_length,
        GError **error)
{
    char *text = g_convert((const char *) data, (gssize) length, "UTF-8", encoding, NULL,
                           text_length, NULL);
    if (text == NULL)
        g_set_error(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                    "the SVG is not in the encoding that it names (%s)", encoding);
    return text;
}

char *
svg_text(const guint8 *data, gsize length, gsize *text_length, GError **error)
{
    if (length >= 2 && (memcmp(data, "\xFF\xFE", 2) == 0 || data[0] == 0xFE))
        return convert(data + 2, length - 2, data[0] == 0xFF ? "UTF-16LE" : "UTF-16BE",
                       text_length, error);
    if (length >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
        data += 3;
        length -= 3;
    }
    g_autofree char *encoding = declared_encoding((const char *) data, length);
    if (encoding != NULL && g_ascii_strcasecmp(encoding, "UTF-8") != 0)
        return convert(data, length, encoding, text_length, error);
    if (length == 0 || !g_utf8_validate_len((const char *) data, length, NULL)) {
        g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                            "the SVG is empty or not UTF-8, and names no other encoding");
        return NULL;
    }
    *text_length = length;
    return g_strndup((const char *) data, length);
}
