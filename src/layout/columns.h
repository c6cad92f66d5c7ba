/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Column widths of a table from what its cells need: short columns keep their width, long
 * texts share what is left. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    int least; /* the widest thing that cannot be broken, padding counted */
    int most;  /* the content on one line */
} ColumnNeed;

/* Raises the needs of `n` columns so that together they hold a cell over all of them. */
void columns_span(ColumnNeed *needs, guint n, ColumnNeed cell);

/* The widths of `n` columns in a table of at most `width`. False when even the least needs
 * do not fit; the widest of them are then cut to one width. */
bool columns_fit(const ColumnNeed *needs, guint n, int width, int *widths);
