/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PNG laid over white without a decoder: its rows are unfiltered, flattened and filtered
 * again as they were. Several times quicker than pixels and back, and the filters that the
 * author's program chose are kept. */
#pragma once

#include "image/flate.h"
#include "image/png.h"

typedef enum {
    PNG_FLAT_OPAQUE, /* its alpha hides nothing: it is good as it is */
    PNG_FLAT_MADE,   /* `*flat` is the picture over white */
    PNG_FLAT_UNFIT   /* not RGBA or grey with alpha of 8 bits in one pass, or broken */
} PngFlat;

/* Looks at the PNG `file`; what it says of colours and resolution goes into `*flat`, which is
 * the caller's, NULL unless PNG_FLAT_MADE. */
PngFlat png_flatten(GBytes *file, Flate *flate, GBytes **flat);
