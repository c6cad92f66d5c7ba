/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GIF: a book shows its first frame. The format is small enough to be read here. */
#pragma once

#include "image/picture.h"
#include "image/raster.h"

/* Walks the blocks (GIF89a §12 ff.) up to the second frame. */
bool gif_probe(const guint8 *data, gsize length, Picture *picture, GError **error);

/* The first frame on the logical screen, RGB, or RGBA when some of it shows through.
 * Damaged data gives what there is and sets `*is_damaged`. NULL with `error`. */
Raster *gif_decode(const guint8 *data, gsize length, bool *is_damaged, GError **error);
