/* SPDX-License-Identifier: GPL-3.0-or-later */
/* WebP: the only door to libwebp. Its header is checked before it may allocate. */
#pragma once

#include "image/picture.h"
#include "image/raster.h"

/* Reads features, EXIF orientation and resolution (WebP container specification). */
bool webp_probe(const guint8 *data, gsize length, Picture *picture, GError **error);

/* The colour profile of the ICCP chunk; NULL when there is none. The caller's. */
GBytes *webp_profile(const guint8 *data, gsize length);

/* Decodes, of an animation the first frame, to RGB or RGBA, not turned. Damaged data gives
 * what there is and sets `*is_damaged`. NULL with `error`. */
Raster *webp_decode(const guint8 *data, gsize length, bool *is_damaged, GError **error);
