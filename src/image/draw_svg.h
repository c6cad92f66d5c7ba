/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SVG drawn by librsvg, from memory and without a base file, so that nothing outside can
 * be reached. The only door to librsvg. */
#pragma once

#include <cairo.h>

#include "image/picture.h"
#include "image/raster.h"

typedef struct SvgDrawing SvgDrawing;

/* Reads `bytes`, which svg_sanitise made. NULL with `error`. Text in it is set in the
 * thread's default Pango font map. */
SvgDrawing *svg_drawing_new(GBytes *bytes, GError **error);
void svg_drawing_free(SvgDrawing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SvgDrawing, svg_drawing_free)

/* Draws into the rectangle from the origin, `width` x `height` of user space. */
bool svg_drawing_paint(const SvgDrawing *self, cairo_t *cr, double width, double height,
                       GError **error);

/* Pixels, RGBA. NULL with `error`. */
Raster *svg_drawing_raster(const SvgDrawing *self, int width, int height, GError **error);
