/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decoded pixels in memory, the same for every format. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* 8-bit pixels, rows of `stride` bytes, upright (orientation applied). */
typedef struct {
    int width, height;
    int channels; /* 1 grey, 3 RGB, 4 RGBA (not premultiplied) */
    gsize stride;
    guint8 *pixels;
} Raster;

/* Pixels all zero; `channels` is 1, 3 or 4. The sizes are within limits.h. */
Raster *raster_new(int width, int height, int channels);
void raster_free(Raster *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Raster, raster_free)

/* Lays the picture over white; RGBA becomes RGB. */
void raster_flatten(Raster *self);

/* True when no pixel is transparent. */
bool raster_is_opaque(const Raster *self);

/* True when no pixel has a colour. */
bool raster_is_grey(const Raster *self);

/* The picture turned upright: `orientation` is EXIF's, 1..8. Takes `self`. */
Raster *raster_turn(Raster *self, int orientation);
