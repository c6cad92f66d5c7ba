/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels of a picture, for the few pictures that an output cannot take as they are. */
#pragma once

#include "image/picture.h"

/* 8-bit pixels, rows of `stride` bytes, upright (orientation applied). */
typedef struct {
    int width, height;
    int channels; /* 1 grey, 3 RGB, 4 RGBA (not premultiplied) */
    gsize stride;
    guint8 *pixels;
} Raster;

void raster_free(Raster *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Raster, raster_free)

/* Decodes `bytes` (already probed as `picture`). With `max_pixels` above 0 a larger picture
 * is scaled down to it by area averaging; an SVG is drawn at `svg_scale` times its size.
 * Truncated files give what there is and set `*is_damaged`. NULL with `error`. */
Raster *picture_decode(GBytes *bytes, const Picture *picture, gint64 max_pixels,
                       double svg_scale, bool *is_damaged, GError **error);

/* Lays the picture over white; RGBA becomes RGB. */
void raster_flatten(Raster *self);
/* A copy scaled to width x height by area averaging (down) or bilinear (up). */
Raster *raster_scale(const Raster *self, int width, int height);
/* Encoders; deterministic. */
GBytes *raster_to_png(const Raster *self);
GBytes *raster_to_jpeg(const Raster *self, int quality);
