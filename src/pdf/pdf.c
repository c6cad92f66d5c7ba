/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/pdf.h"

#include "pdf/document.h"
#include "pdf/verify.h"

static PdfResolution
resolution_of(const PdfOptions *options)
{
    PdfResolution resolution = {.most = options->max_ppi};
    if (options->is_print) {
        resolution.least = PAGE_PRESS_PPI;
        resolution.most =
            options->max_ppi > 0 ? MAX(options->max_ppi, PAGE_PRESS_PPI) : 0;
    }
    return resolution;
}

PdfPictures *
pdf_begin(const Book *book, const PdfOptions *options, const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    return pdf_pictures_begin(book, options->jobs, resolution_of(options), folder);
}

bool
pdf_write(Pages *pages, const PdfOptions *options, const char *path, Diag *diag,
          GError **error)
{
    PdfSheet sheet = pdf_sheet_of(pages, options->is_print);
    g_autoptr(PdfPictures) own = NULL;
    PdfPictures *pictures = options->pictures;
    if (pictures == NULL)
        pictures = own =
            pdf_pictures_start(pages, &sheet, options->jobs, resolution_of(options));
    else
        pdf_pictures_place(pictures, pages, &sheet);
    return pdf_document_write(pages, options, &sheet, pictures, NULL, path, diag,
                              error) &&
           pdf_verify(path, pages->pages->len, &sheet, error);
}
