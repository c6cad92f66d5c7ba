/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edges of boxes: lengths of margins, widths of borders, and borders as items of a page. */
#pragma once

#include "layout/page.h"

/* A margin or a length that may be `auto`, which takes no space. */
int edge_length(int value);
/* What a border takes; 0 when there is none. */
int edge_width(const StyleLine *line);
/* The borders and paddings on both sides of a line of text. */
int edge_sides(const Style *style);

/* Makes `item` the border `line` that fills `box`, an artifact. False when there is nothing
 * to draw. */
bool edge_item(const StyleLine *line, PageBox box, bool is_upright, PageItem *item);
