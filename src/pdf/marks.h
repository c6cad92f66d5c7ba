/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Crop and registration marks around the bleed of a print sheet. */
#pragma once

#include <cairo.h>

#include "pdf/boxes.h"

bool pdf_sheet_has_marks(const PdfSheet *self);

/* Draws the marks that the sheet asks for, from the media's top left corner: hairlines in
 * line with the trim that begin outside the bleed, and targets in the middle of each side. */
void pdf_marks_paint(cairo_t *cr, const PdfSheet *sheet);
