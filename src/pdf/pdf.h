/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to a PDF, page by page to disk. */
#pragma once

#include "layout/page.h"
#include "pdf/pictures.h"

typedef struct {
    bool is_print; /* PDF/X-4 style instead of PDF/A-2u and PDF/UA-1 */
    int jobs;      /* threads for pictures; 0 = one a core */
    /* Scale pictures down to it, in print never below PAGE_PRESS_PPI; 0 = as they are. */
    double max_ppi;
    GBytes *icc; /* output intent of the print file; NULL = general offset printing */
    PdfPictures *pictures; /* of pdf_begin with these options, used up; NULL: none yet */
} PdfOptions;

/* Begins on the pictures of `book`, to be laid out for the file `path`, which exists: others
 * lay it out in the meantime. */
PdfPictures *pdf_begin(const Book *book, const PdfOptions *options, const char *path);

/* Writes `pages` to the file `path`, which exists and is empty, and reads it back. The same
 * pages give the same bytes; they cannot be written again, for their text is released as
 * soon as it is painted. False with `error` (PDF_ERROR). */
bool pdf_write(Pages *pages, const PdfOptions *options, const char *path, Diag *diag,
               GError **error);
