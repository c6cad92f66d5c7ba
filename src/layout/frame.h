/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Panels and rules behind the boxes that stand in them, a part for each page. */
#pragma once

#include "layout/paginate.h"

/* Appends to `items` (PageItem) what is drawn behind the `n` boxes at `placed`: artifacts in
 * the coordinates of the list. Where a panel goes on past them its padding stands there
 * again if `is_page`; else the next boxes follow at once and it is cut through. */
void frame_draw(const BoxList *list, const PagePlacement *placed, guint n, bool is_page,
                GArray *items);
