/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A style in smaller type: what layout sets a table in that is too wide at its own size. */
#pragma once

#include "style/style.h"

/* A copy of `style` with every length of the text and the box at `percent` of its own; what
 * it points to is lent by `style`. The caller owns it. */
Style *style_zoom(const Style *style, int percent);
