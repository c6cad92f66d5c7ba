/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings of lines, curves and their text, made by cairo: SVG pictures and covers.
 *
 * Each is a page of one PDF in memory, so that they share fonts; at the end the pages become
 * forms of the file that is being written.
 */
#pragma once

#include <cairo.h>

#include "pdf/file.h"

typedef struct PdfDrawings PdfDrawings;

typedef void (*PdfDraw)(cairo_t *cr, gpointer data);

/* For `file` (lent). */
PdfDrawings *pdf_drawings_new(PdfFile *file);
void pdf_drawings_free(PdfDrawings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfDrawings, pdf_drawings_free)

/* Draws a form of `width` by `height` points from its top left corner, and no further.
 * Returns its number. */
PdfId pdf_drawings_add(PdfDrawings *self, double width, double height, PdfDraw draw,
                       gpointer data);

/* Writes all forms. With `default_rgb` not 0 every RGB colour in them means that colour
 * space. False with `error` (PDF_ERROR) when cairo could not draw one. */
bool pdf_drawings_write(PdfDrawings *self, PdfId default_rgb, GError **error);
