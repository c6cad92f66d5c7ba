/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/columns.h"

#include <math.h>

/* A column that wants up to this many fair shares is not made to break its lines. */
#define FAIR 1.4
/* ... if the others keep this part of theirs, or all that they want. */
#define KEPT 0.85

void
columns_span(ColumnNeed *needs, guint n, ColumnNeed cell)
{
    gint64 least = 0, most = 0;
    for (guint i = 0; i < n; i++) {
        least += needs[i].least;
        most += needs[i].most;
    }
    for (guint i = 0; i < n; i++) {
        if (cell.least > least)
            needs[i].least += (int) ((cell.least - least) / n);
        if (cell.most > most)
            needs[i].most += (int) ((cell.most - most) / n);
        needs[i].most = MAX(needs[i].most, needs[i].least);
    }
}

/* Columns that need less than an equal share keep what they need; the others are cut to
 * one width. */
static void
cut(const ColumnNeed *needs, guint n, int width, int *widths)
{
    int left = width, open = (int) n;
    bool is_settled = true;
    for (guint i = 0; i < n; i++)
        widths[i] = -1;
    while (is_settled) {
        is_settled = false;
        for (guint i = 0; i < n; i++) {
            if (widths[i] >= 0 || needs[i].least > left / open)
                continue;
            widths[i] = needs[i].least;
            left -= widths[i];
            open--;
            is_settled = true;
        }
    }
    for (guint i = 0; i < n; i++)
        widths[i] = widths[i] >= 0 ? widths[i] : left / open;
}

/* What the other open columns must be left with when each could have `share`. */
static gint64
due_to_others(const ColumnNeed *needs, guint n, guint self, const int *widths, int share)
{
    gint64 sum = 0;
    for (guint i = 0; i < n; i++)
        if (i != self && widths[i] < 0)
            sum += MAX(needs[i].least, MIN(needs[i].most, (int) (KEPT * share)));
    return sum;
}

/* Columns whose whole content is hardly wider than a fair share get it. True if one did. */
static bool
settle_short(const ColumnNeed *needs, guint n, int *left, guint *open, int *widths)
{
    bool is_settled = false;
    for (guint i = 0; i < n; i++) {
        int fair = *open > 0 ? *left / (int) *open : 0;
        if (widths[i] >= 0 || needs[i].most > FAIR * fair ||
            needs[i].most + due_to_others(needs, n, i, widths, fair) > *left)
            continue;
        widths[i] = needs[i].most;
        *left -= widths[i];
        (*open)--;
        is_settled = true;
    }
    return is_settled;
}

/* The others share by the root of their content: twice the text, not twice the width, for
 * it can be broken. True if one was held at its least. */
static bool
share(const ColumnNeed *needs, guint n, int *left, guint *open, int *widths, bool is_last)
{
    double weights = 0;
    int space = *left;
    for (guint i = 0; i < n; i++)
        weights += widths[i] < 0 ? sqrt(needs[i].most) : 0;
    for (guint i = 0; i < n; i++) {
        if (widths[i] >= 0)
            continue;
        int own = (int) (space * sqrt(needs[i].most) / weights);
        if (!is_last && own >= needs[i].least)
            continue;
        widths[i] = is_last ? own : needs[i].least;
        *left -= widths[i];
        (*open)--;
        if (!is_last)
            return true;
    }
    return false;
}

bool
columns_fit(const ColumnNeed *needs, guint n, int width, int *widths)
{
    gint64 least = 0, most = 0;
    for (guint i = 0; i < n; i++) {
        least += needs[i].least;
        most += needs[i].most;
        widths[i] = most <= width ? needs[i].most : -1;
    }
    if (most <= width)
        return true;
    if (least > width) {
        cut(needs, n, width, widths);
        return false;
    }
    int left = width;
    guint open = n;
    for (guint i = 0; i < n; i++)
        widths[i] = -1;
    while (settle_short(needs, n, &left, &open, widths) ||
           share(needs, n, &left, &open, widths, false))
        ;
    share(needs, n, &left, &open, widths, true);
    return true;
}
