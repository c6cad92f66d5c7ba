/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>
#include <lcms2.h>
#include <png.h>

#include "hand_png.h"
#include "image/decode.h"
#include "image/png.h"
#include "pdf/picture.h"
#include "pdf/png_split.h"

static const PdfPictureWish as_it_is = {.svg_scale = 1};

static PdfPicture *
prepare(GBytes *file, PdfPictureWish wish, bool *is_damaged)
{
    g_autoptr(Flate) flate = flate_new(FLATE_USUAL);
    g_autoptr(GError) error = NULL;
    Picture picture;
    picture_probe(file, &picture, &error);
    g_assert_no_error(error);
    PdfPicture *prepared =
        pdf_picture_prepare(file, &picture, wish, flate, is_damaged, &error);
    g_assert_no_error(error);
    return prepared;
}

/* Builds a PNG of an image object's bytes, so that its pixels can be compared. */
static Raster *
pixels_of(const PdfPicture *picture)
{
    g_autoptr(GByteArray) file = g_byte_array_new();
    guint8 header[13] = {0};
    header[2] = (guint8) (picture->width >> 8);
    header[3] = (guint8) picture->width;
    header[6] = (guint8) (picture->height >> 8);
    header[7] = (guint8) picture->height;
    header[8] = (guint8) picture->bits;
    header[9] = picture->space == PDF_RGB ? 2 : picture->space == PDF_INDEXED ? 3 : 0;
    const struct {
        const char *type;
        const void *bytes;
        gsize length;
    } chunks[] = {
        {"IHDR", header, 13},
        {"PLTE", picture->palette ? g_bytes_get_data(picture->palette, NULL) : NULL,
         picture->palette ? g_bytes_get_size(picture->palette) : 0},
        {"IDAT", g_bytes_get_data(picture->data, NULL), g_bytes_get_size(picture->data)},
        {"IEND", NULL, 0}};
    g_byte_array_append(file, (const guint8 *) "\x89PNG\r\n\x1A\n", 8);
    for (gsize i = 0; i < G_N_ELEMENTS(chunks); i++) {
        if (chunks[i].length == 0 && strcmp(chunks[i].type, "PLTE") == 0)
            continue;
        guint start = file->len;
        guint32 size = GUINT32_TO_BE((guint32) chunks[i].length);
        g_byte_array_append(file, (const guint8 *) &size, 4);
        g_byte_array_append(file, (const guint8 *) chunks[i].type, 4);
        if (chunks[i].length > 0)
            g_byte_array_append(file, chunks[i].bytes, (guint) chunks[i].length);
        guint32 crc = 0xFFFFFFFF;
        for (guint k = start + 4; k < file->len; k++) {
            crc ^= file->data[k];
            for (int bit = 0; bit < 8; bit++)
                crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
        }
        crc = GUINT32_TO_BE(~crc);
        g_byte_array_append(file, (const guint8 *) &crc, 4);
    }
    bool is_damaged;
    g_autoptr(GError) error = NULL;
    Raster *raster = png_decode(file->data, file->len, 0, &is_damaged, &error);
    g_assert_no_error(error);
    g_assert_false(is_damaged);
    return raster;
}

/* The prepared picture and its mask show what decoding the file shows. */
static void
assert_same(GBytes *file, const PdfPicture *prepared)
{
    bool is_damaged;
    g_autoptr(Raster) wanted = png_decode(g_bytes_get_data(file, NULL),
                                          g_bytes_get_size(file), 0, &is_damaged, NULL);
    g_autoptr(Raster) colour = pixels_of(prepared);
    g_autoptr(Raster) mask = prepared->mask != NULL ? pixels_of(prepared->mask) : NULL;
    gsize pixels = (gsize) wanted->width * (gsize) wanted->height;
    for (gsize i = 0; i < pixels; i++) {
        const guint8 *a = wanted->pixels + i * (gsize) wanted->channels;
        const guint8 *b = colour->pixels + i * (gsize) colour->channels;
        g_assert_cmpint(a[0], ==, b[0]);
        if (wanted->channels > 1)
            g_assert_cmpint(a[2], ==, b[colour->channels > 1 ? 2 : 0]);
        int opacity = wanted->channels == 4 ? a[3] : 255;
        g_assert_cmpint(opacity, ==, mask != NULL ? mask->pixels[i] : 255);
    }
}

static void
test_png(void)
{
    static const struct {
        HandPng kind;
        PdfColourSpace space;
        bool has_mask;
    } cases[] = {
        {{PNG_COLOR_TYPE_GRAY, 1, 0, false, true, false}, PDF_GREY, false},
        {{PNG_COLOR_TYPE_GRAY, 8, 0, false, true, false}, PDF_GREY, false},
        {{PNG_COLOR_TYPE_GRAY, 16, 0, false, true, false}, PDF_GREY, false},
        {{PNG_COLOR_TYPE_GRAY, 8, 0, false, true, true}, PDF_GREY, true},
        {{PNG_COLOR_TYPE_RGB, 8, 0, false, true, false}, PDF_RGB, false},
        {{PNG_COLOR_TYPE_RGB, 8, 0, true, true, false}, PDF_RGB, false},
        {{PNG_COLOR_TYPE_RGB, 16, 0, false, true, false}, PDF_RGB, false},
        {{PNG_COLOR_TYPE_PALETTE, 8, 0, false, true, false}, PDF_INDEXED, false},
        {{PNG_COLOR_TYPE_PALETTE, 2, 0, false, true, false}, PDF_INDEXED, false},
        {{PNG_COLOR_TYPE_PALETTE, 8, 0, false, true, true}, PDF_INDEXED, false},
        {{PNG_COLOR_TYPE_PALETTE, 8, 0, false, false, true}, PDF_INDEXED, true},
        {{PNG_COLOR_TYPE_PALETTE, 4, 0, false, false, true}, PDF_INDEXED, true},
        {{PNG_COLOR_TYPE_PALETTE, 1, 0, false, false, true}, PDF_INDEXED, true},
        {{PNG_COLOR_TYPE_GRAY_ALPHA, 8, 0, false, true, false}, PDF_GREY, false},
        {{PNG_COLOR_TYPE_GRAY_ALPHA, 8, 0, false, false, false}, PDF_GREY, true},
        {{PNG_COLOR_TYPE_RGB_ALPHA, 8, 0, false, true, false}, PDF_RGB, false},
        {{PNG_COLOR_TYPE_RGB_ALPHA, 8, 0, false, false, false}, PDF_RGB, true},
        {{PNG_COLOR_TYPE_RGB_ALPHA, 8, 0, true, false, false}, PDF_RGB, true},
        {{PNG_COLOR_TYPE_RGB_ALPHA, 16, 0, false, false, false}, PDF_RGB, true},
    };
    static const int filters[] = {PNG_FILTER_NONE, PNG_FILTER_SUB,   PNG_FILTER_UP,
                                  PNG_FILTER_AVG,  PNG_FILTER_PAETH, PNG_ALL_FILTERS};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        for (gsize f = 0; f < G_N_ELEMENTS(filters); f++) {
            HandPng kind = cases[i].kind;
            kind.filter = filters[f];
            g_autoptr(GBytes) file = hand_png_new(kind, 21, 17);
            bool is_damaged;
            g_autoptr(PdfPicture) prepared = prepare(file, as_it_is, &is_damaged);
            g_assert_false(is_damaged);
            g_assert_cmpint(prepared->space, ==, cases[i].space);
            g_assert_cmpint(prepared->mask != NULL, ==, cases[i].has_mask);
            assert_same(file, prepared);
        }
}

/* RGB and palette data go as they lie in the file. */
static void
test_png_untouched(void)
{
    g_autoptr(GBytes) file = hand_png_new(
        (HandPng){PNG_COLOR_TYPE_RGB, 8, PNG_ALL_FILTERS, false, true, false}, 9, 9);
    g_auto(PngChunks) chunks = {0};
    bool is_damaged;
    png_chunks_read(g_bytes_get_data(file, NULL), g_bytes_get_size(file), &chunks, NULL);
    g_autoptr(PdfPicture) prepared = prepare(file, as_it_is, &is_damaged);
    g_assert_cmpmem(g_bytes_get_data(prepared->data, NULL),
                    g_bytes_get_size(prepared->data), chunks.data->data,
                    chunks.data->len);
    g_autofree char *parameters = pdf_picture_parameters(prepared);
    g_assert_cmpstr(parameters, ==,
                    "<< /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns 9 >>");
}

static void
test_png_damaged(void)
{
    g_autoptr(GBytes) file = hand_png_new(
        (HandPng){PNG_COLOR_TYPE_RGB_ALPHA, 8, PNG_ALL_FILTERS, false, false, false}, 99,
        99);
    g_autoptr(GBytes) part = g_bytes_new_from_bytes(file, 0, g_bytes_get_size(file) / 2);
    bool is_damaged;
    g_autoptr(PdfPicture) prepared = prepare(part, as_it_is, &is_damaged);
    g_assert_true(is_damaged);
    g_assert_cmpint(prepared->height, ==, 99);
}

static GBytes *
make_jpeg(int width, int height)
{
    g_autoptr(Raster) raster = raster_new(width, height, 3);
    for (gsize i = 0; i < raster->stride * (gsize) height; i++)
        raster->pixels[i] = (guint8) (i / 7);
    return raster_to_jpeg(raster, 80);
}

static void
test_jpeg(void)
{
    g_autoptr(GBytes) file = make_jpeg(40, 30);
    bool is_damaged;
    g_autoptr(PdfPicture) prepared = prepare(file, as_it_is, &is_damaged);
    g_assert_true(prepared->is_jpeg);
    g_assert_true(g_bytes_equal(prepared->data, file));
    g_assert_null(pdf_picture_parameters(prepared));
    gsize length = g_bytes_get_size(file);
    g_autoptr(GBytes) cut = g_bytes_new_from_bytes(file, 0, length - 2);
    g_autoptr(PdfPicture) mended = prepare(cut, as_it_is, &is_damaged);
    g_assert_true(is_damaged);
    g_assert_true(mended->is_jpeg);
}

/* A JPEG as libjpeg writes it: in inks as Adobe does, or in several scans. */
static GBytes *
make_other_jpeg(bool is_cmyk, bool is_progressive)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long length = 0;
    guint8 row[40 * 4];
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &bytes, &length);
    info.image_width = 40;
    info.image_height = 30;
    info.input_components = is_cmyk ? 4 : 3;
    info.in_color_space = is_cmyk ? JCS_CMYK : JCS_RGB;
    jpeg_set_defaults(&info);
    if (is_progressive)
        jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        memset(row, (int) info.next_scanline * 8, sizeof row);
        JSAMPROW rows[] = {row};
        jpeg_write_scanlines(&info, rows, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    GBytes *file = g_bytes_new(bytes, length);
    free(bytes);
    return file;
}

/* Inks and scans go as they are; Adobe's inks are turned round by the viewer. */
static void
test_other_jpegs(void)
{
    for (int kind = 0; kind < 4; kind++) {
        bool is_cmyk = kind & 1, is_damaged;
        g_autoptr(GBytes) file = make_other_jpeg(is_cmyk, kind & 2);
        g_autoptr(PdfPicture) prepared = prepare(file, as_it_is, &is_damaged);
        g_assert_true(prepared->is_jpeg);
        g_assert_true(g_bytes_equal(prepared->data, file));
        g_assert_cmpint(prepared->space, ==, is_cmyk ? PDF_CMYK : PDF_RGB);
        g_assert_cmpint(prepared->is_inverted, ==, is_cmyk);
        g_autoptr(GString) entries = g_string_new(NULL);
        pdf_picture_entries(prepared, entries);
        g_assert_cmpint(strstr(entries->str, "/Decode [1 0 1 0 1 0 1 0]") != NULL, ==,
                        is_cmyk);
    }
}

/* From one pixel to fifty million: neither is decoded. */
static void
test_extremes(void)
{
    static const int sizes[][2] = {{1, 1}, {10000, 5000}};
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
        bool is_damaged;
        g_autoptr(GBytes) file = hand_png_new(
            (HandPng){PNG_COLOR_TYPE_GRAY, 1, PNG_FILTER_NONE, false, true, false},
            sizes[i][0], sizes[i][1]);
        g_auto(PngChunks) chunks = {0};
        png_chunks_read(g_bytes_get_data(file, NULL), g_bytes_get_size(file), &chunks,
                        NULL);
        g_autoptr(PdfPicture) prepared = prepare(file, as_it_is, &is_damaged);
        g_assert_false(is_damaged);
        g_assert_cmpint(prepared->width, ==, sizes[i][0]);
        g_assert_cmpuint(g_bytes_get_size(prepared->data), ==, chunks.data->len);
    }
}

/* A profile of other primaries than sRGB's, or of grey. */
static GBytes *
make_profile(bool is_grey)
{
    const cmsCIExyY white = {0.3127, 0.3290, 1};
    const cmsCIExyYTRIPLE primaries = {{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}};
    cmsToneCurve *curve = cmsBuildGamma(NULL, 2.2);
    cmsToneCurve *curves[] = {curve, curve, curve};
    cmsHPROFILE profile = is_grey ? cmsCreateGrayProfile(&white, curve)
                                  : cmsCreateRGBProfile(&white, &primaries, curves);
    cmsUInt32Number length = 0;
    cmsSaveProfileToMem(profile, NULL, &length);
    guint8 *bytes = g_malloc(length);
    cmsSaveProfileToMem(profile, bytes, &length);
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
    return g_bytes_new_take(bytes, length);
}

/* The JPEG with the profile in two parts after its start marker. */
static GBytes *
add_jpeg_profile(GBytes *jpeg, GBytes *profile)
{
    const guint8 *icc = g_bytes_get_data(profile, NULL);
    gsize length = g_bytes_get_size(profile), first = length / 2;
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, (const guint8 *) "\xFF\xD8", 2);
    for (guint8 part = 1; part <= 2; part++) {
        gsize size = part == 1 ? first : length - first;
        const guint8 head[] = {0xFF, 0xE2, (guint8) ((size + 16) >> 8),
                               (guint8) (size + 16)};
        const guint8 number[] = {part, 2};
        g_byte_array_append(out, head, 4);
        g_byte_array_append(out, (const guint8 *) "ICC_PROFILE", 12);
        g_byte_array_append(out, number, 2);
        g_byte_array_append(out, icc + (part == 1 ? 0 : first), (guint) size);
    }
    g_byte_array_append(out, (const guint8 *) g_bytes_get_data(jpeg, NULL) + 2,
                        (guint) g_bytes_get_size(jpeg) - 2);
    return g_byte_array_free_to_bytes(out);
}

static void
test_profile(void)
{
    g_autoptr(GBytes) jpeg = make_jpeg(40, 30);
    g_autoptr(GBytes) rgb = make_profile(false);
    g_autoptr(GBytes) grey = make_profile(true);
    g_autoptr(GBytes) junk = g_bytes_new_static("0123456789", 10);
    GBytes *const profiles[] = {rgb, grey, junk};
    for (gsize i = 0; i < G_N_ELEMENTS(profiles); i++) {
        bool is_damaged;
        g_autoptr(GBytes) file = add_jpeg_profile(jpeg, profiles[i]);
        g_autoptr(PdfPicture) prepared = prepare(file, as_it_is, &is_damaged);
        g_assert_true(prepared->is_jpeg);
        if (profiles[i] == rgb)
            g_assert_true(g_bytes_equal(prepared->profile, rgb));
        else
            g_assert_null(prepared->profile);
    }
}

static void
test_scaled_down(void)
{
    g_autoptr(GBytes) file = make_jpeg(400, 300);
    bool is_damaged;
    g_autoptr(PdfPicture) prepared =
        prepare(file, (PdfPictureWish){100 * 75, 1, 0, 0}, &is_damaged);
    g_assert_true(prepared->is_jpeg);
    g_assert_cmpint(prepared->width, ==, 100);
    g_assert_cmpint(prepared->height, ==, 75);
    g_autoptr(PdfPicture) same =
        prepare(file, (PdfPictureWish){400 * 300, 1, 0, 0}, &is_damaged);
    g_assert_true(g_bytes_equal(same->data, file));
}

/* A picture of too few pixels grows in proportion, and nothing else does. */
static void
test_enlarged(void)
{
    g_autoptr(GBytes) file = make_jpeg(40, 30);
    bool is_damaged;
    PdfPictureWish wish = {0, 1, 100, 60};
    g_autoptr(PdfPicture) prepared = prepare(file, wish, &is_damaged);
    g_assert_true(prepared->is_jpeg);
    g_assert_cmpint(prepared->width, ==, 100);
    g_assert_cmpint(prepared->height, ==, 75);
    g_autoptr(PdfPicture) same =
        prepare(file, (PdfPictureWish){0, 1, 40, 30}, &is_damaged);
    g_assert_true(g_bytes_equal(same->data, file));
    g_autoptr(GBytes) png = hand_png_new(
        (HandPng){PNG_COLOR_TYPE_RGB_ALPHA, 8, PNG_ALL_FILTERS, false, false, false}, 9,
        9);
    g_autoptr(PdfPicture) soft = prepare(png, wish, &is_damaged);
    g_assert_cmpint(soft->height, ==, 100);
    g_assert_cmpint(soft->mask->width, ==, 100);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/picture/png", test_png);
    g_test_add_func("/pdf/picture/png-untouched", test_png_untouched);
    g_test_add_func("/pdf/picture/png-damaged", test_png_damaged);
    g_test_add_func("/pdf/picture/jpeg", test_jpeg);
    g_test_add_func("/pdf/picture/other-jpegs", test_other_jpegs);
    g_test_add_func("/pdf/picture/extremes", test_extremes);
    g_test_add_func("/pdf/picture/profile", test_profile);
    g_test_add_func("/pdf/picture/scaled-down", test_scaled_down);
    g_test_add_func("/pdf/picture/enlarged", test_enlarged);
    return g_test_run();
}
