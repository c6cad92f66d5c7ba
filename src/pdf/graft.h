/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of another PDF taken into ours as form XObjects, with all that they lead to, each
 * object once and corrected: grey in DeviceGray, no interpolated pictures (PDF/A-2
 * §6.2.8.1), glyph maps for TrueType fonts (§6.2.11.3). */
#pragma once

#include "pdf/file.h"
#include "pdf/reader.h"

typedef struct PdfGraft PdfGraft;

/* From `reader` to `file` (both lent). With `default_rgb` not 0 every RGB colour means that
 * colour space. */
PdfGraft *pdf_graft_new(PdfReader *reader, PdfFile *file, PdfId default_rgb);
void pdf_graft_free(PdfGraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfGraft, pdf_graft_free)

/* Writes page `index` as the form `form`, `width` by `height` points from its origin. */
void pdf_graft_page(PdfGraft *self, guint index, PdfId form, double width, double height);

/* Writes all that the forms refer to. */
void pdf_graft_finish(PdfGraft *self);
