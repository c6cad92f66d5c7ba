/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few words on a cover: display lines that are fitted, not set. Running text belongs to
 * the room text. */
#pragma once

#include <cairo.h>

#include "font/set.h"

/* From one baseline to the next, in sizes. */
#define LETTERING_LEADING 1.36

typedef enum { LETTERING_SERIF, LETTERING_SANS } LetteringFace;

/* How words stand; lengths in the units of the context that they are drawn in. */
typedef struct {
    LetteringFace face;
    bool is_bold;
    double size;
    double width;    /* of a line, which is broken at spaces */
    guint max_lines; /* smaller when it needs more */
} Lettering;

/* Draws `text` from (x, y) down; returns the y below it. */
double lettering_draw(cairo_t *cr, const FontSet *fonts, const Lettering *lettering,
                      const char *text, double x, double y);

/* The size, at most that of `lettering`, at which `text` keeps to its width and lines; the
 * smallest tried when it never does. */
double lettering_fit(cairo_t *cr, const FontSet *fonts, const Lettering *lettering,
                     const char *text);

/* How wide `text` is on one line. */
double lettering_width(cairo_t *cr, const FontSet *fonts, const Lettering *lettering,
                       const char *text);
