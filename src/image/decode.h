/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels of a picture, for the few pictures that an output cannot take as they are. */
#pragma once

#include "image/encode.h"
#include "image/picture.h"
#include "image/raster.h"
#include "image/scale.h"

/* Decodes `bytes` (already probed as `picture`). With `max_pixels` above 0 a larger picture
 * is scaled down to it by area averaging; an SVG is sanitised and drawn at `svg_scale` times
 * its size. Truncated files give what there is and set `*is_damaged`. NULL with `error`. */
Raster *picture_decode(GBytes *bytes, const Picture *picture, gint64 max_pixels,
                       double svg_scale, bool *is_damaged, GError **error);
