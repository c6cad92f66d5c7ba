/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long an SVG would take to draw, before it is drawn.
 *
 * A filter works on every pixel of the sheet, one element may call for it thousands of times,
 * and librsvg cannot be stopped; nor can cairo, which compares all edges of one path or text
 * with each other. So the work is summed up beforehand, as if every filter covered the whole
 * sheet: what comes out depends on the file alone, never on the machine.
 */
#pragma once

#include <glib.h>

/* The work of drawing `clean`, which svg_sanitise made, on `area` square units at `scale`
 * pixels per unit: about milliseconds. Follows references; a file in which they go deeper
 * than anybody draws, or without end, has G_MAXDOUBLE. */
double svg_work(GBytes *clean, double area, double scale);

/* The largest scale, at most `scale`, at which a drawing of `area` square units keeps within
 * LIMIT_SVG_WORK; 0 with `error` (PICTURE_ERROR_LIMIT) when it would be less than half of
 * its natural size. */
double svg_scale_within_limit(GBytes *clean, double area, double scale, GError **error);
