/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table cut into slices, between which a page may end: no line of any cell is cut.
 * Rows that cells span are one group. */
#pragma once

#include "layout/flow.h"
#include "layout/grid.h"

/* Sets rows [first, end) of `grid`, whose columns begin at the n + 1 places `edges`, as
 * boxes. `rows` are their structure elements (PageElement *, by row). */
void slice_rows(Flow *flow, const Grid *grid, guint first, guint end, const int *edges);
/* The end of the group of rows that begins at `first`. */
guint slice_group_end(const Grid *grid, guint first);
