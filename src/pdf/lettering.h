/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few words on a cover: display lines that are fitted, not set. Running text belongs to
 * the room text. */
#pragma once

#include <cairo.h>

#include "font/set.h"

/* From one baseline to the next, in sizes. */
#define LETTERING_LEADING 1.36

typedef enum { LETTERING_SERIF, LETTERING_SANS } LetteringFace;

/* Draws `text` of `size` from `y` down in lines no wider than `width`, broken at spaces;
 * smaller when it needs more than `max_lines`. Returns the y below it. All in the units of
 * `cr`. */
double lettering_draw(cairo_t *cr, const FontSet *fonts, LetteringFace face,
                      const char *text, double size, bool is_bold, double x, double y,
                      double width, guint max_lines);

/* How wide one line of it is. */
/* The size, at most `size`, at which it needs no more lines than that; the smallest tried when
 * it never does. */
double lettering_fit(cairo_t *cr, const FontSet *fonts, LetteringFace face,
                     const char *text, double size, bool is_bold, double width,
                     guint max_lines);

double lettering_width(cairo_t *cr, const FontSet *fonts, LetteringFace face,
                       const char *text, double size, bool is_bold);
