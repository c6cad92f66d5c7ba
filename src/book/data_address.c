/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/data_address.h"

#include <string.h>

#include "base/limits.h"

static const char scheme[] = "data:";

bool
data_address_is(const char *url)
{
    return g_ascii_strncasecmp(url, scheme, strlen(scheme)) == 0;
}

GBytes *
data_address_read(const char *url)
{
    const char *comma = strchr(url, ',');
    if (comma == NULL || strlen(comma) / 4 * 3 > LIMIT_IMAGE_BYTES)
        return NULL;
    g_autofree char *type = g_ascii_strdown(url, comma - url);
    if (!g_str_has_suffix(type, ";base64"))
        return g_uri_unescape_bytes(comma + 1, -1, NULL, NULL);
    g_autofree char *text = g_uri_unescape_string(comma + 1, NULL);
    gsize length = 0;
    guchar *bytes = text != NULL ? g_base64_decode(text, &length) : NULL;
    return bytes != NULL ? g_bytes_new_take(bytes, length) : NULL;
}
