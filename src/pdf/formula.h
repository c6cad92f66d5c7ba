/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas in a page's content: glyphs of the mathematics font as text, rules as shapes.
 *
 * The marked content of a formula says how it reads as a line ("x² + y²"): its glyphs alone
 * would be copied as "x2 + y2".
 */
#pragma once

#include "pdf/text.h"

typedef struct PdfFormulas PdfFormulas;

/* For formulas set in `math`, lent like `fonts`; NULL: there are none. */
PdfFormulas *pdf_formulas_new(PdfFonts *fonts, const MathFont *math);
void pdf_formulas_free(PdfFormulas *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFormulas, pdf_formulas_free)

/* Shows the PAGE_FORMULA `item`, the origin of its baseline at (`x`, `y`). */
void pdf_formulas_show(PdfFormulas *self, PdfText *text, const PageItem *item, double x,
                       double y);
