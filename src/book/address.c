/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/address.h"

#include <glib.h>

#include "base/text.h"

char *
book_address_readable(const char *url)
{
    g_autofree char *plain = g_uri_unescape_string(url, "/?#&=+;%@:,$!*'()[]");
    if (plain == NULL || !g_utf8_validate(plain, -1, NULL))
        return g_strdup(url);
    for (const char *p = plain; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c) || g_unichar_iscntrl(c) || text_is_invisible(c) ||
            !g_unichar_isdefined(c))
            return g_strdup(url);
    }
    g_autofree char *composed = g_utf8_normalize(plain, -1, G_NORMALIZE_NFC);
    return g_steal_pointer(&composed);
}
