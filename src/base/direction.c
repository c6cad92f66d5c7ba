/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/direction.h"

#include <string.h>

#include "base/text.h"

#define FIRST_BACKWARD 0x590 /* Hebrew; no script before it runs from right to left */

bool
direction_is_backward(gunichar c)
{
    if (c < FIRST_BACKWARD)
        return false;
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF);
}

static bool
is_east_asian(gunichar c)
{
    return text_is_hangul(c) || text_is_han(c) || text_is_kana(c);
}

Direction
direction_of_text(Direction so_far, const char *text, gsize length)
{
    for (const char *p = text; p < text + length && so_far != DIRECTION_FORWARD;
         p = g_utf8_next_char(p)) {
        gunichar c = text_character(p);
        if (!g_unichar_isalpha(c))
            continue;
        if (is_east_asian(c))
            return DIRECTION_FORWARD;
        if (so_far == DIRECTION_UNKNOWN)
            so_far = direction_is_backward(c) ? DIRECTION_BACKWARD : DIRECTION_FORWARD;
    }
    return so_far;
}

bool
direction_of_language_is_backward(const char *language)
{
    static const char *const backward[] = {"ar", "ckb", "dv",  "fa", "he", "iw",
                                           "ps", "sd",  "syr", "ug", "ur", "yi"};
    gsize length = strcspn(language, "-");
    for (guint i = 0; i < G_N_ELEMENTS(backward); i++)
        if (strlen(backward[i]) == length &&
            g_ascii_strncasecmp(language, backward[i], length) == 0)
            return true;
    return false;
}
