/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages onto a cairo PDF surface, every item inside flat marked content (PDF.md).
 *
 * cairo numbers the marked contents of a page in the order in which they begin; this file
 * remembers what each of them is, and the finisher turns the numbers into a structure tree.
 * It decides nothing about content.
 */
#pragma once

#include "pdf/boxes.h"
#include "pdf/object.h"
#include "pdf/pictures.h"

/* What an artifact is (ISO 32000-1 §14.8.2.2.2). */
typedef enum {
    PDF_ARTIFACT_PAGINATION, /* running heads, folios */
    PDF_ARTIFACT_LAYOUT,     /* rules */
    PDF_ARTIFACT_BACKGROUND
} PdfArtifact;

typedef struct {
    PageElement *element; /* NULL: an artifact */
    PdfArtifact artifact;
} PdfTag;

typedef struct {
    GArray *tags;        /* PdfTag: as cairo numbers them */
    bool is_transparent; /* something on it lets through what lies below */
} PdfPaintedPage;

typedef struct {
    GBytes *file;     /* what cairo wrote */
    GPtrArray *pages; /* PdfPaintedPage * */
} PdfPainting;

/* Something drawn under the items of each page, from the trim's top left corner, in points;
 * it belongs to `element`. */
typedef struct {
    PageElement *element;
    void (*draw)(cairo_t *cr, gpointer data);
    gpointer data;
} PdfBackdrop;

/* Paints all pages, each over `backdrop` (NULL: none). A picture that goes in as pixels is a placeholder that
 * pdf_placeholder_index knows again. NULL with `error` (PDF_ERROR). */
PdfPainting *pdf_paint(const Pages *pages, const PdfSheet *sheet, PdfPictures *pictures,
                       const PdfBackdrop *backdrop, GError **error);
void pdf_painting_free(PdfPainting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfPainting, pdf_painting_free)

#define PDF_PLACEHOLDER_WIDTH 2
#define PDF_PLACEHOLDER_BYTES 6

/* Paints the placeholder of picture `index` into the unit square of `cr`, turned as the EXIF
 * `orientation` of the stored picture says. */
void pdf_placeholder_paint(cairo_t *cr, guint index, int orientation);

/* The number of the picture for which the RGB pixels `bytes` stand; -1 when they are no
 * placeholder. */
int pdf_placeholder_index(const guint8 *bytes, gsize length);
