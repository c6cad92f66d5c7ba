/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few words on a cover: display lines that are fitted, not set. Running text belongs to
 * the room text. */
#pragma once

#include <cairo.h>

#include "font/set.h"

typedef enum { LETTERING_SERIF, LETTERING_SANS } LetteringFace;

/* Draws `text` of `size` from `y` down in lines no wider than `width`, broken at spaces;
 * smaller when it needs more than `max_lines`. Returns the y below it. All in the units of
 * `cr`. */
double lettering_draw(cairo_t *cr, const FontSet *fonts, LetteringFace face,
                      const char *text, double size, bool is_bold, double x, double y,
                      double width, guint max_lines);

/* How wide one line of it is. */
double lettering_width(cairo_t *cr, const FontSet *fonts, LetteringFace face,
                       const char *text, double size, bool is_bold);
