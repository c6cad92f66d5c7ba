/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style/winner.h"

#include <string.h>

void
style_winners_clear(const StyleValue **winners)
{
    memset(winners, 0, PROPERTY_COUNT * sizeof *winners);
}

void
style_winners_apply(const StyleValue **winners, const GArray *declared, bool is_important)
{
    for (guint i = 0; i < declared->len; i++) {
        const StyleDeclared *one = &g_array_index(declared, StyleDeclared, i);
        if (one->is_important == is_important)
            winners[one->id] = &one->value;
    }
}
