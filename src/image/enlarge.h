/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures with more pixels than they came with, for presses that would draw them as
 * squares. */
#pragma once

#include "image/raster.h"

/* A copy of width x height, neither below what `self` has, by Lanczos' filter with three
 * lobes, each axis for itself. Transparent pixels weigh nothing. */
Raster *raster_enlarge(const Raster *self, int width, int height);

/* The same of four inks (jpeg_decode_inks), each for itself: none is an alpha. */
Raster *raster_enlarge_inks(const Raster *self, int width, int height);
