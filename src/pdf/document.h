/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole PDF/A-2u and PDF/UA-1 file, or a PDF/X-4 style one: the pages and all that is not
 * drawing. */
#pragma once

#include "pdf/paint.h"
#include "pdf/pdf.h"

/* Writes `pages`, each over `backdrop` (NULL: none), to the file `path`. Takes each of
 * `pictures`. The text of the pages is released as soon as it is painted. False with
 * `error`. */
bool pdf_document_write(Pages *pages, const PdfOptions *options, const PdfSheet *sheet,
                        PdfPictures *pictures, const PdfBackdrop *backdrop,
                        const char *path, Diag *diag, GError **error);
