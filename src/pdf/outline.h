/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a viewer shows beside the pages: the outline (bookmarks) and the page labels. */
#pragma once

#include "pdf/boxes.h"
#include "pdf/file.h"

/* A destination: the top of the window at `y` of the page. */
void pdf_append_destination(GString *out, PdfId page, const PdfSheet *sheet, int y);

/* Writes the outline, at most three deep, its lower levels folded (ISO 32000-1 §12.3.3).
 * Returns its root, or 0 when there is no entry. */
PdfId pdf_outline_write(PdfFile *file, const Pages *pages, const PdfSheet *sheet,
                        const PdfId *page_ids);

/* The value of /PageLabels, read off the labels of the pages: small roman and decimal
 * ranges (§12.4.2). A page without label counts on. The caller's. */
char *pdf_page_labels(const Pages *pages);
