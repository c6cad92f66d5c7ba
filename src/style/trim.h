/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trim sizes by name, for `size:` of @page: those of Paged Media 3 §7.1, and those by
 * which Korean printers and publishers call theirs.
 */
#pragma once

#include "style/cursor.h"

/* The trim size whose name comes next ("A5", "신국판", "46배판"), which is passed; width and
 * height in millimetres. False with `cursor` untouched when it is no such name. */
bool style_trim_parse(StyleCursor *cursor, double *width, double *height);

/* The sheet below styles/trim that sets the page of the trim size `name`, any of its names:
 * "saryukbaepan" for "46배판". NULL when there is none. Lent, static. */
const char *style_trim_sheet(const char *name);
