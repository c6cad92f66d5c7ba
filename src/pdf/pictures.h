/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All pictures of the pages, made ready by threads while text is laid out and painted.
 *
 * The largest go first (pdf/picture_queue.h). What depends on the size on the page, and what
 * is a drawing, waits for the pages.
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

/* Begins with the pictures of `book` that any place on a page takes as they are. `threads`:
 * 0 = one a core. `folder`: where those that are ready may wait; NULL: in memory. */
PdfPictures *pdf_pictures_begin(const Book *book, int threads, PdfResolution resolution,
                                const char *folder);
/* Looks through `pages`, which are for `sheet`, and starts on the others that are shown, once
 * however often; what is not shown is given up. */
void pdf_pictures_place(PdfPictures *self, const Pages *pages, const PdfSheet *sheet);

/* Both at once, when there are pages already. */
PdfPictures *pdf_pictures_start(const Pages *pages, const PdfSheet *sheet, int threads,
                                PdfResolution resolution);
/* Waits for what is in work. */
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
