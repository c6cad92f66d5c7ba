/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/hole.h"

#include <string.h>

#define HOLE_START "\xEE\x80\x80" /* U+E000 */
#define HOLE_END "\xEE\x80\x81"   /* U+E001 */

const char *
hole_find(const char *text, gsize length, guint *number, gsize *taken)
{
    const char *end = text + length;
    for (const char *p = text; (p = memchr(p, '\xEE', (gsize) (end - p))) != NULL; p++) {
        if (end - p < 7 || memcmp(p, HOLE_START, 3) != 0)
            continue;
        guint value = 0;
        const char *digit = p + 3;
        while (digit < end && g_ascii_isdigit(*digit) && value < 100000000)
            value = value * 10 + (guint) (*digit++ - '0');
        if (digit == p + 3 || end - digit < 3 || memcmp(digit, HOLE_END, 3) != 0)
            continue;
        *number = value;
        *taken = (gsize) (digit + 3 - p);
        return p;
    }
    return NULL;
}

DocNode *
hole_take(GPtrArray *holes, guint number)
{
    if (holes == NULL || number >= holes->len)
        return NULL;
    return g_steal_pointer(&g_ptr_array_index(holes, number));
}
