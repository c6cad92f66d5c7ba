/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drift: how far glyphs come to stand from where they were drawn, and its mending.
 *
 * Cairo advances by what the font program says, 973/1024 em, but the widths it writes are
 * whole thousandths, 950, by which readers advance. Over a line that is a third of a point.
 * Widths with decimals would not help: some readers round them, some cut them off. So what
 * is lost is put into the numbers between glyphs, which all readers take alike.
 */
#pragma once

#include "pdf/object.h"

typedef struct PdfDrift PdfDrift;

/* For the content streams of `file` (lent). */
PdfDrift *pdf_drift_new(PdfFile *file);
void pdf_drift_free(PdfDrift *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfDrift, pdf_drift_free)

/* Makes the fonts known that `owner` (lent), a page or a form, has in its resources. The
 * content to come is drawn with them. */
void pdf_drift_open(PdfDrift *self, PdfObject owner);

/* The next text is in the font named by `name`, "/f-0-0". */
void pdf_drift_set_font(PdfDrift *self, const char *name, gsize length);

/* The next text begins at a place of its own. */
void pdf_drift_restart(PdfDrift *self);

/* Shows the string or the array of strings and numbers `operand`: appends the array that
 * shows it with what is lost made good, and the operator. False when nothing is lost in
 * this font, with `out` as it was. */
bool pdf_drift_show(PdfDrift *self, const char *operand, gsize length, GString *out);
