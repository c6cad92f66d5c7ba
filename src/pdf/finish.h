/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cairo wrote, made a PDF/A-2u and PDF/UA-1 file or a PDF/X-4 style one: everything
 * that is not drawing (PDF.md). */
#pragma once

#include "pdf/paint.h"
#include "pdf/pdf.h"

/* Finishes `painting` and writes it to the file `path`. Takes each of `pictures`. False with
 * `error`. */
bool pdf_finish(const Pages *pages, const PdfOptions *options, const PdfSheet *sheet,
                const PdfPainting *painting, PdfPictures *pictures, const char *path,
                Diag *diag, GError **error);
