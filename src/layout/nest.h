/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list inside a box of another: cells of a table, pages of a turned one. */
#pragma once

#include "layout/flow.h"
#include "layout/paginate.h"

/* A flow like `outer` into a list of its own, `width` wide and off the grid. */
void nest_begin(const Flow *outer, Flow *inner, BoxList *list, int width, int height);

/* Where the solid boxes of `list` stand when stacked from 0: PagePlacement; `*height` is
 * that of the stack. The caller owns the array. */
GArray *nest_stack(const BoxList *list, int *height);

/* Adds `n` boxes of `list` to the last box of the flow's list, moved by (x, y). With
 * `turned` above 0 they are turned a quarter to the left into an area that high. */
void nest_add(Flow *flow, const BoxList *list, const PagePlacement *placed, guint n,
              int x, int y, int turned);
