/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures smaller or larger. */
#pragma once

#include "image/raster.h"

/* A copy scaled to width x height by area averaging (down) or bilinear (up), each axis for
 * itself. Transparent pixels weigh nothing. */
Raster *raster_scale(const Raster *self, int width, int height);

/* `self` scaled down in proportion so that it has at most `max_pixels`; `self` itself when
 * it has no more, or when `max_pixels` is 0. Takes `self`. */
Raster *raster_limit(Raster *self, gint64 max_pixels);

/* Row `y` of a picture; lent until the next one is asked for. */
typedef const guint8 *(*RasterRow)(int y, gpointer data);

/* The same of a picture of more than `max_pixels` that is never in memory whole: each of its
 * rows is asked for once, in order. */
Raster *raster_limit_rows(int width, int height, int channels, gint64 max_pixels,
                          RasterRow row, gpointer data);
