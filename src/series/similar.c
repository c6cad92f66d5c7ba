/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/similar.h"

#include <string.h>

enum { MAX_PAIRS = 160 };

static int
compare_pairs(const void *a, const void *b)
{
    guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;
    return x < y ? -1 : x > y;
}

/* The letter pairs of `text`, sorted. */
static int
pairs_of(const char *text, guint64 *pairs)
{
    int count = 0;
    gunichar before = 0;
    for (const char *p = text; *p != '\0' && count < MAX_PAIRS; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (before != 0)
            pairs[count++] = (guint64) before << 32 | c;
        before = c;
    }
    qsort(pairs, (size_t) count, sizeof *pairs, compare_pairs);
    return count;
}

int
similar_percent(const char *folded_a, const char *folded_b)
{
    guint64 a[MAX_PAIRS], b[MAX_PAIRS];
    int a_count = pairs_of(folded_a, a), b_count = pairs_of(folded_b, b);
    if (a_count == 0 || b_count == 0)
        return *folded_a != '\0' && strcmp(folded_a, folded_b) == 0 ? 100 : 0;
    int shared = 0;
    for (int i = 0, j = 0; i < a_count && j < b_count;) {
        if (a[i] == b[j]) {
            shared++;
            i++;
            j++;
        } else if (a[i] < b[j]) {
            i++;
        } else {
            j++;
        }
    }
    return shared * 100 / MIN(a_count, b_count);
}

gsize
similar_prefix(const char *a, const char *b)
{
    gsize length = 0;
    while (a[length] != '\0' && a[length] == b[length])
        length++;
    while (length > 0 && ((guchar) a[length] & 0xC0) == 0x80)
        length--;
    return length;
}
