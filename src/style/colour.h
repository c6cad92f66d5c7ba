/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours as sheets write them, by CSS Color 4: names, hex, rgb(), hsl(), device-cmyk(). */
#pragma once

#include "style/cursor.h"
#include "style/style.h"

/* The colour that comes next, which is passed. False with `cursor` untouched when there is
 * none; `currentcolor` is none, since it needs a node. device-cmyk() is shown by its plain
 * conversion, without a profile. */
bool style_colour_parse(StyleCursor *cursor, StyleColour *colour);

/* Relative luminance, 0 to 1 (WCAG 2.2), of an opaque colour. */
double style_colour_luminance(StyleColour colour);

/* `colour` made lighter or darker until its luminance lies between `low` and `high`. */
StyleColour style_colour_within(StyleColour colour, double low, double high);
