/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/picture.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "image/decode.h"
#include "image/enlarge.h"
#include "image/jpeg.h"
#include "pdf/png_split.h"
#include "pdf/profile.h"

#define JPEG_QUALITY 90 /* of lossy pictures that had to be decoded */

void
pdf_picture_free(PdfPicture *self)
{
    if (self == NULL)
        return;
    g_clear_pointer(&self->palette, g_bytes_unref);
    g_clear_pointer(&self->profile, g_bytes_unref);
    g_clear_pointer(&self->data, g_bytes_unref);
    pdf_picture_free(self->mask); /* a mask has none */
    g_free(self);
}

static PdfPicture *
picture_new(int width, int height, int bits, PdfColourSpace space)
{
    PdfPicture *self = g_new0(PdfPicture, 1);
    self->width = width;
    self->height = height;
    self->bits = bits;
    self->space = space;
    return self;
}

PdfPicture *
pdf_picture_new_blank(Flate *flate)
{
    PdfPicture *self = picture_new(1, 1, 8, PDF_GREY);
    self->data = flate_pack(flate, "\0\xE0", 2);
    return self;
}

/* ---- JPEG ---------------------------------------------------------------------------- */

/* NULL when the file should be decoded instead. */
static PdfPicture *
pass_jpeg(GBytes *file, const Picture *picture)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(file, &length);
    JpegFrame frame = jpeg_frame(data, length);
    if (!frame.is_whole || !frame.is_common || !jpeg_opens(data, frame.end) ||
        frame.scans > jpeg_scan_limit(picture->width, picture->height))
        return NULL;
    static const PdfColourSpace spaces[] = {
        [PICTURE_GREY] = PDF_GREY, [PICTURE_RGB] = PDF_RGB, [PICTURE_CMYK] = PDF_CMYK};
    PdfPicture *self =
        picture_new(picture->width, picture->height, 8, spaces[picture->colour]);
    self->is_jpeg = true;
    self->is_inverted = picture->is_inverted_cmyk;
    self->data = g_bytes_new_from_bytes(file, 0, frame.end);
    return self;
}

/* ---- PNG ----------------------------------------------------------------------------- */

/* NULL when the file should be decoded instead. */
static PdfPicture *
pass_png(GBytes *file, Flate *flate)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(file, &length);
    g_auto(PngChunks) chunks = {0};
    g_auto(PngParts) parts = {0};
    if (!png_chunks_read(data, length, &chunks, NULL) || !png_split_suits(&chunks) ||
        !png_split(&chunks, flate, &parts))
        return NULL;
    static const PdfColourSpace spaces[] = {
        [0] = PDF_GREY, [2] = PDF_RGB, [3] = PDF_INDEXED, [4] = PDF_GREY, [6] = PDF_RGB};
    PdfPicture *self = picture_new(chunks.width, chunks.height, chunks.depth,
                                   spaces[chunks.colour_type]);
    if (chunks.colour_type == 3)
        self->palette = g_bytes_new(chunks.palette, chunks.palette_entries * 3);
    if (parts.colour != NULL)
        self->data = g_bytes_ref(parts.colour);
    else
        self->data = g_byte_array_free_to_bytes(g_steal_pointer(&chunks.data));
    if (parts.alpha != NULL) {
        self->mask = picture_new(chunks.width, chunks.height, 8, PDF_GREY);
        self->mask->data = g_bytes_ref(parts.alpha);
    }
    return self;
}

/* ---- the rest ------------------------------------------------------------------------ */

static PdfPicture *
from_raster(const Raster *raster, bool is_photograph, Flate *flate)
{
    if (is_photograph && raster->channels != 4) {
        g_autoptr(GBytes) jpeg = raster_to_jpeg(raster, JPEG_QUALITY);
        Picture picture;
        if (picture_probe(jpeg, &picture, NULL))
            return pass_jpeg(jpeg, &picture);
    }
    g_autoptr(GBytes) png = raster_to_png(raster);
    return pass_png(png, flate);
}

static bool
is_larger(const Picture *picture, gint64 max_pixels)
{
    return max_pixels > 0 && (gint64) picture->width * picture->height > max_pixels;
}

/* By how much the picture must grow, within limits.h. */
static double
growth(const Picture *picture, PdfPictureWish wish)
{
    double width = picture->width, height = picture->height;
    if (picture->format == PICTURE_SVG)
        return 1;
    double wanted = MAX(wish.least_width / width, wish.least_height / height);
    double most = MIN(sqrt(LIMIT_IMAGE_PIXELS / (width * height)),
                      LIMIT_IMAGE_SIDE / MAX(width, height));
    return MAX(1, MIN(wanted, most));
}

bool
pdf_picture_is_resized(const Picture *picture, PdfPictureWish wish)
{
    return is_larger(picture, wish.max_pixels) || growth(picture, wish) > 1;
}

static Raster *
grown(Raster *raster, double factor, bool is_inks)
{
    if (factor <= 1)
        return raster;
    int width = (int) ceil(raster->width * factor - 1e-6);
    int height = (int) ceil(raster->height * factor - 1e-6);
    Raster *larger = is_inks ? raster_enlarge_inks(raster, width, height)
                             : raster_enlarge(raster, width, height);
    raster_free(raster);
    return larger;
}

/* Inks stay inks: as other colours they would lose their black. */
static PdfPicture *
enlarge_inks(GBytes *file, const Picture *picture, double factor, bool *is_damaged,
             GError **error)
{
    g_autoptr(Raster) raster = jpeg_decode_inks(
        g_bytes_get_data(file, NULL), g_bytes_get_size(file), is_damaged, error);
    if (raster == NULL)
        return NULL;
    raster = grown(g_steal_pointer(&raster), factor, true);
    g_autoptr(GBytes) jpeg = raster_inks_to_jpeg(raster, JPEG_QUALITY);
    Picture larger;
    if (!picture_probe(jpeg, &larger, error))
        return NULL;
    larger.is_inverted_cmyk = picture->is_inverted_cmyk;
    return pass_jpeg(jpeg, &larger);
}

static PdfPicture *
prepare(GBytes *file, const Picture *picture, PdfPictureWish wish, Flate *flate,
        bool *is_damaged, GError **error)
{
    PdfPicture *self = NULL;
    double factor = growth(picture, wish);
    bool may_pass = !is_larger(picture, wish.max_pixels) && factor <= 1;
    if (picture->format == PICTURE_JPEG && may_pass)
        self = pass_jpeg(file, picture);
    if (picture->format == PICTURE_PNG && may_pass)
        self = pass_png(file, flate);
    if (self != NULL)
        return self;
    if (picture->colour == PICTURE_CMYK && factor > 1)
        return enlarge_inks(file, picture, factor, is_damaged, error);
    Picture upright = *picture;
    upright.orientation = 1; /* the page turns it */
    g_autoptr(Raster) raster = picture_decode(file, &upright, wish.max_pixels,
                                              wish.svg_scale, is_damaged, error);
    if (raster == NULL)
        return NULL;
    raster = grown(g_steal_pointer(&raster), factor, false);
    return from_raster(raster, picture->is_lossy, flate);
}

/* Takes the file's profile over where it says something: a sound one, for as many colours
 * as are left, and not sRGB, which is what all numbers mean without one. */
static void
add_profile(PdfPicture *self, GBytes *file, const Picture *picture)
{
    static const int channels[] = {
        [PDF_GREY] = 1, [PDF_RGB] = 3, [PDF_CMYK] = 4, [PDF_INDEXED] = 3};
    g_autoptr(GBytes) icc = picture_profile(file, picture);
    g_auto(PdfProfileFacts) facts = {0};
    if (icc != NULL && pdf_profile_read(icc, &facts, NULL) &&
        facts.channels == channels[self->space] && !facts.is_srgb)
        self->profile = g_steal_pointer(&icc);
}

PdfPicture *
pdf_picture_prepare(GBytes *file, const Picture *picture, PdfPictureWish wish,
                    Flate *flate, bool *is_damaged, GError **error)
{
    *is_damaged = false;
    PdfPicture *self = prepare(file, picture, wish, flate, is_damaged, error);
    if (self != NULL)
        add_profile(self, file, picture);
    return self;
}

/* ---- dictionary ---------------------------------------------------------------------- */

void
pdf_picture_entries(const PdfPicture *self, GString *out)
{
    g_string_append_printf(out,
                           "/Type /XObject /Subtype /Image /Width %d /Height %d "
                           "/BitsPerComponent %d",
                           self->width, self->height, self->bits);
    if (self->is_inverted)
        g_string_append(out, " /Decode [1 0 1 0 1 0 1 0]");
}

const char *
pdf_picture_device(const PdfPicture *self)
{
    static const char *const spaces[] = {[PDF_GREY] = "/DeviceGray",
                                         [PDF_RGB] = "/DeviceRGB",
                                         [PDF_CMYK] = "/DeviceCMYK",
                                         [PDF_INDEXED] = "/DeviceRGB"};
    return spaces[self->space];
}

char *
pdf_picture_parameters(const PdfPicture *self)
{
    if (self->is_jpeg)
        return NULL;
    return g_strdup_printf("<< /Predictor 15 /Colors %d /BitsPerComponent %d "
                           "/Columns %d >>",
                           self->space == PDF_RGB ? 3 : 1, self->bits, self->width);
}
