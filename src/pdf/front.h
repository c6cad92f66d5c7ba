/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The front cover, drawn when the book brings no picture: title, author, and a quiet pattern
 * made from the title, so that each book has its own. */
#pragma once

#include <cairo.h>

#include "font/set.h"
#include "layout/page.h"

/* Draws the front into the rectangle (0, 0, width, height) of `cr`, whatever its unit. */
void pdf_front_draw(cairo_t *cr, const Book *book, const FontSet *fonts, double width,
                    double height);

/* The light ground of the drawn front, for what surrounds it. */
void pdf_front_paper(cairo_t *cr, const Book *book);

/* The authors' names with dots between them. The caller's. */
char *pdf_front_authors(const Book *book);

/* The front as a JPEG of 1600 x 2560 pixels, for the EPUB. NULL with `error`. */
GBytes *pdf_front_picture(const Book *book, const FontSet *fonts, GError **error);
