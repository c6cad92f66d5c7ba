/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/escape.h"

#include <string.h>

#include "base/text.h"

/* The first of what XML has another spelling for, or may have; else `end`. */
static const char *
find_special(const char *p, const char *end)
{
    while (p < end) {
        bool is_plain = (guchar) *p >= 0x20 && (guchar) *p < 0x7F && *p != '&' &&
                        *p != '<' && *p != '>' && *p != '"';
        gunichar c = is_plain ? 0 : text_character(p);
        if (is_plain)
            p++;
        else if (c >= 0xA0 && c < 0xFDD0 && (c < 0xD800 || c > 0xDFFF))
            p = g_utf8_next_char(p);
        else
            break;
    }
    return MIN(p, end);
}

void
escape_xml(GString *out, const char *text, gssize length, bool is_attribute)
{
    const char *end = text + (length < 0 ? strlen(text) : (gsize) length);
    for (const char *p = text; p < end;) {
        const char *special = find_special(p, end);
        g_string_append_len(out, p, special - p);
        if (special == end)
            return;
        gunichar c = g_utf8_get_char(special);
        const char *next = g_utf8_next_char(special);
        if (c == '&')
            g_string_append(out, "&amp;");
        else if (c == '<')
            g_string_append(out, "&lt;");
        else if (c == '>')
            g_string_append(out, "&gt;");
        else if (c == '"')
            g_string_append(out, "&quot;");
        else if (is_attribute && (c == '\n' || c == '\t' || c == '\r'))
            g_string_append_printf(out, "&#%u;", c);
        else if (!text_is_xml(c))
            g_string_append(out, "\xEF\xBF\xBD");
        else
            g_string_append_len(out, special, next - special);
        p = next;
    }
}
