/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages draw with: fonts, pictures and drawings inside drawings, corrected. */
#pragma once

#include "pdf/drift.h"
#include "image/flate.h"
#include "pdf/object.h"

typedef struct PdfResources PdfResources;

/* For a file with `pictures` numbered placeholders (pdf/paint.h). With `default_rgb` not 0
 * (lent) every RGB colour means that colour space. `drift` and `flate` are lent. */
PdfResources *pdf_resources_new(PdfFile *file, guint pictures, PdfObject default_rgb,
                                PdfDrift *drift, Flate *flate);
void pdf_resources_free(PdfResources *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfResources, pdf_resources_free)

/* Goes through the resources of `page` and all that they lead to, each once: glyph maps for
 * TrueType fonts (PDF/A-2 §6.2.11.3), no interpolated pictures (§6.2.8.1), grey in
 * DeviceGray. */
void pdf_resources_correct(PdfResources *self, PdfObject page);

/* Names the colour space `space` (lent) in the resources of `owner`, a page or a form. */
void pdf_resources_add_space(PdfFile *file, PdfObject owner, const char *name,
                             PdfObject space);

/* The image object that stands for picture `index`; 0 when it is on no page. Lent. */
PdfObject pdf_resources_picture(const PdfResources *self, guint index);
