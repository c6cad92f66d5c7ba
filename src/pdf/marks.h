/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Crop and registration marks around the bleed of a print sheet. */
#pragma once

#include "pdf/boxes.h"
#include "pdf/file.h"

/* The colour space that the marks name PDF_MARKS_SPACE: ink on every plate (ISO 32000-1
 * §8.6.6.4). */
#define PDF_MARKS_SPACE "/AllPlates"
PdfId pdf_marks_space(PdfFile *file);

/* Appends the content that draws the marks which the sheet asks for: hairlines in line with
 * the trim that begin outside the bleed, and targets in the middle of each side. Nothing
 * when it asks for none. */
void pdf_marks_append(const PdfSheet *sheet, GString *content);
