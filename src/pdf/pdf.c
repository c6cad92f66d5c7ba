/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/pdf.h"

#include "pdf/finish.h"
#include "pdf/verify.h"

bool
pdf_write(Pages *pages, const PdfOptions *options, const char *path, Diag *diag,
          GError **error)
{
    PdfSheet sheet = pdf_sheet_of(pages, options->is_print);
    PdfResolution resolution = {.most = options->max_ppi};
    if (options->is_print) {
        resolution.least = PAGE_PRESS_PPI;
        resolution.most =
            options->max_ppi > 0 ? MAX(options->max_ppi, PAGE_PRESS_PPI) : 0;
    }
    g_autoptr(PdfPictures) pictures =
        pdf_pictures_start(pages, &sheet, options->jobs, resolution);
    g_autoptr(PdfPainting) painting = pdf_paint(pages, &sheet, pictures, NULL, error);
    pages_release_text(pages);
    return painting != NULL &&
           pdf_finish(pages, options, &sheet, painting, pictures, path, diag, error) &&
           pdf_verify(path, pages->pages->len, &sheet, error);
}
