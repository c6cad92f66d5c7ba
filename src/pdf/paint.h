/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as content streams, every item inside flat marked content; written at once, page by
 * page. Decides nothing about content. */
#pragma once

#include "pdf/boxes.h"
#include "pdf/drawings.h"
#include "pdf/formula.h"
#include "pdf/pictures.h"
#include "pdf/structure.h"

/* What pages are painted with; all lent. */
typedef struct {
    PdfFile *file;
    const Pages *pages;
    const PdfSheet *sheet;
    PdfPictures *pictures;
    PdfStructure *structure;
    PdfFonts *fonts;
    PdfFormulas *formulas;
    PdfDrawings *drawings;
} PdfPaints;

/* What lies under the items of each page; it belongs to `element`. */
typedef struct {
    PageElement *element;
    /* From the trim's top left corner, in points. */
    PdfDraw draw;
    gpointer data;
    /* A picture over that, as large as fills `box` and cut to it; NULL: none. */
    const BookAsset *picture;
    PageBox box;
} PdfBackdrop;

/* A page that is painted. */
typedef struct {
    PdfId content;
    char *resources;  /* entries of its dictionary of resources */
    GArray *pictures; /* guint: the numbers of those on it that go as pixels */
} PdfPaintedPage;

typedef struct PdfPainter PdfPainter;

PdfPainter *pdf_painter_new(const PdfPaints *paints);
void pdf_painter_free(PdfPainter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfPainter, pdf_painter_free)

/* Paints page `index` over `backdrop` (NULL: none). Lent until the painter is freed. */
const PdfPaintedPage *pdf_painter_paint(PdfPainter *self, guint index,
                                        const PdfBackdrop *backdrop);

/* The object that stands for picture `index`; 0 when it was on no page. */
PdfId pdf_painter_image(const PdfPainter *self, guint index);
