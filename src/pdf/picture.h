/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture as a PDF image object holds it: where the format allows, the bytes of the file.
 *
 * JPEG goes as it is. So does the data of a PNG, for PDF knows PNG's row filters (ISO
 * 32000-1 §7.4.4.4); alpha is split off while still filtered (png_split.h). All else is
 * decoded and becomes a PNG first.
 */
#pragma once

#include "image/picture.h"
#include "image/flate.h"

typedef enum { PDF_GREY, PDF_RGB, PDF_CMYK, PDF_INDEXED } PdfColourSpace;

typedef struct PdfPicture PdfPicture;
struct PdfPicture {
    int width, height; /* as stored: not turned */
    int bits;
    PdfColourSpace space;
    GBytes *palette;  /* RGB triples of PDF_INDEXED */
    GBytes *profile;  /* what the numbers mean; NULL: sRGB, or inks of a usual press */
    bool is_jpeg;     /* DCTDecode; else FlateDecode with PNG's predictors */
    bool is_inverted; /* Adobe's CMYK: /Decode turns it round */
    GBytes *data;
    PdfPicture *mask; /* opacity, PDF_GREY; NULL: opaque */
};

typedef struct {
    gint64 max_pixels; /* scale a larger picture down to it; 0: as it is */
    double svg_scale;  /* pixels an SVG is drawn with per CSS pixel */
    /* Enlarge a smaller picture, as stored, in proportion until it has both; 0: as it is. */
    int least_width, least_height;
} PdfPictureWish;

/* Whether the wish asks for another size than the file has. */
bool pdf_picture_is_resized(const Picture *picture, PdfPictureWish wish);

/* Makes the image object of `file`, probed as `picture`. Damaged files give what there is
 * and set `*is_damaged`. NULL with `error` (PICTURE_ERROR). */
PdfPicture *pdf_picture_prepare(GBytes *file, const Picture *picture, PdfPictureWish wish,
                                Flate *flate, bool *is_damaged, GError **error);
void pdf_picture_free(PdfPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfPicture, pdf_picture_free)

/* A grey square: what stands for a picture that cannot be decoded. */
PdfPicture *pdf_picture_new_blank(Flate *flate);

/* The entries of the image dictionary but for the filter, the colour space and the mask:
 * "/Width 3 /Height 2 ...". */
void pdf_picture_entries(const PdfPicture *self, GString *out);
/* The device colour space of its samples, or of its palette. */
const char *pdf_picture_device(const PdfPicture *self);
/* The value of /DecodeParms; NULL for a JPEG. The caller's. */
char *pdf_picture_parameters(const PdfPicture *self);
