/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels as files again. The same pixels give the same bytes. */
#pragma once

#include "image/raster.h"

/* A PNG, of as few channels as show the same: grey has one, opaque pixels no alpha. */
GBytes *raster_to_png(const Raster *self);

/* A baseline JPEG of `quality` 1..100; RGBA is laid over white first. */
GBytes *raster_to_jpeg(const Raster *self, int quality);

/* A JPEG in four inks, of samples as they shall be stored (jpeg_decode_inks). */
GBytes *raster_inks_to_jpeg(const Raster *self, int quality);

/* Fills `band`, RGB, with the rows of a picture from row `first` on. */
typedef void (*RasterRows)(const Raster *band, int first, gpointer data);

/* The same of a picture that is made a band of rows at a time, so that it need never be in
 * memory whole. */
GBytes *raster_rows_to_jpeg(int width, int height, int quality, RasterRows rows,
                            gpointer data);
