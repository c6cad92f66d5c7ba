/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a PNG as its filters left them (PNG 3rd ed. §9): for what can be told or moved
 * without decoding. Filters work on each channel alone.
 */
#pragma once

#include "image/flate.h"
#include "image/png.h"

/* The filter byte of a row. */
enum { FILTER_NONE, FILTER_SUB, FILTER_UP, FILTER_AVERAGE, FILTER_PAETH, FILTERS };

typedef struct {
    gsize width, height;
    gsize row;     /* bytes of a row without its filter byte */
    gsize samples; /* of a pixel */
    gsize pixel;   /* bytes of a pixel as filters see it, at least one */
    guint8 *bytes; /* height rows of 1 + row bytes; lent by the Flate */
} PngRows;

/* Unpacks the data of a picture that is not interlaced. False when it is broken. */
bool png_rows_unpack(const PngChunks *chunks, Flate *flate, PngRows *rows);

/* Undoes the filters in place; the filter bytes stay. */
void png_rows_unfilter(PngRows *self);
/* Filters rows again, each as its filter byte says. */
void png_rows_filter(PngRows *self);

/* True when the last of 2 or 4 samples of 8 bits, alpha, is 255 throughout. */
bool png_rows_are_opaque(const PngRows *self);
