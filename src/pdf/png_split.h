/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG data for PDF without a pixel ever decoded.
 *
 * PNG's row filters work on each channel by itself, so the filtered bytes of the colour
 * channels are a valid filtered picture on their own, and so are those of the alpha
 * channel. An opaque channel has residuals that are known beforehand; it is left out. Most
 * screenshots are RGBA and opaque, and take a third of the time that decoding would.
 */
#pragma once

#include "image/png.h"
#include "image/flate.h"

typedef struct {
    GBytes *colour; /* zlib streams with PNG filters; NULL colour: as in the file */
    GBytes *alpha;  /* eight bits; NULL: opaque */
} PngParts;

void png_parts_clear(PngParts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PngParts, png_parts_clear)

/* True when png_split can take this kind: whole, not interlaced, at most eight bits, and no
 * single colour declared transparent. */
bool png_split_suits(const PngChunks *chunks);

/* Splits the data. False when they are broken or not of the length that they should have:
 * decoding may still show some. */
bool png_split(const PngChunks *chunks, Flate *flate, PngParts *parts);
