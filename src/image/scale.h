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
