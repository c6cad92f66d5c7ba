/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All pictures of the pages, made ready by threads while the pages are painted.
 *
 * The largest go first; the number and the memory of those in work are bounded. What comes
 * out does not depend on the number of threads.
 */
#pragma once

#include "image/draw_svg.h"
#include "layout/page.h"
#include "pdf/boxes.h"
#include "pdf/picture.h"

typedef struct PdfPictures PdfPictures;

/* Between how many pixels an inch a picture is to have at its largest use. */
typedef struct {
    double least, most; /* 0: no bound */
} PdfResolution;

/* Looks through `pages` and starts to prepare each picture shown, once however often it is
 * shown, for `sheet`. `jobs` threads, 0 = one a core. `pages` must outlive the result. */
PdfPictures *pdf_pictures_start(const Pages *pages, const PdfSheet *sheet, int jobs,
                                PdfResolution resolution);
/* Waits for the threads. */
void pdf_pictures_free(PdfPictures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfPictures, pdf_pictures_free)

guint pdf_pictures_length(const PdfPictures *self);

/* The number of `asset`, below pdf_pictures_length. */
guint pdf_pictures_index(const PdfPictures *self, const BookAsset *asset);

/* The drawing, when the picture is one that goes into the PDF as lines and curves; NULL
 * when it goes as pixels. Lent. */
const SvgDrawing *pdf_pictures_drawing(const PdfPictures *self, guint index);

/* Waits until the picture is ready and hands it over, once. Tells damage to `diag`; what
 * cannot be shown at all becomes a grey square and is told too. */
PdfPicture *pdf_pictures_take(PdfPictures *self, guint index, Diag *diag);
