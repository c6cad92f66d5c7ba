/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A formula as a drawing: outlines only, no text, no font. */
#pragma once

#include "math/box.h"

/* The room about the baseline that a drawing shows, in units of MATH_EM. */
typedef struct {
    int width, height, depth;
    int x; /* where the box stands in the width */
} MathCanvas;

/* An SVG of `box` on `canvas`, one CSS pixel being a sixteenth of an em and a unit of its
 * coordinates a thousandth. What has no colour of its own has none, which is black. The
 * caller's. */
GBytes *math_draw_svg(const MathBox *box, const MathFont *font, MathCanvas canvas);
