/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>
#include <webp/encode.h>

#include "image/decode.h"
#include "image/jpeg.h"
#include "image/png.h"

static Raster *
decode(GBytes *bytes, Picture *picture, bool *is_damaged)
{
    g_autoptr(GError) error = NULL;
    picture_probe(bytes, picture, &error);
    g_assert_no_error(error);
    Raster *raster = picture_decode(bytes, picture, 0, 1, is_damaged, &error);
    g_assert_no_error(error);
    return raster;
}

static const guint8 *
pixel(const Raster *raster, int x, int y)
{
    return raster->pixels + (gsize) y * raster->stride + (gsize) (x * raster->channels);
}

static void
assert_pixel(const Raster *raster, int x, int y, guint32 rgb, int tolerance)
{
    const guint8 *p = pixel(raster, x, y);
    for (int c = 0; c < 3; c++)
        g_assert_cmpint(ABS((int) p[c] - (int) (rgb >> (16 - 8 * c) & 255)), <=,
                        tolerance);
}

/* ---- orientation --------------------------------------------------------------------- */

/* The letter F, three rows of two, as each orientation stores it and shows it. */
static void
test_orientation(void)
{
    static const struct {
        int orientation, width;
        const char *shown;
    } cases[] = {{1, 2, "ABCDEF"}, {2, 2, "BADCFE"}, {3, 2, "FEDCBA"}, {4, 2, "EFCDAB"},
                 {5, 3, "ACEBDF"}, {6, 3, "ECAFDB"}, {7, 3, "FDBECA"}, {8, 3, "BDFACE"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        Raster *stored = raster_new(2, 3, 1);
        memcpy(stored->pixels, "ABCDEF", 6);
        g_autoptr(Raster) shown = raster_turn(stored, cases[i].orientation);
        g_assert_cmpint(shown->width, ==, cases[i].width);
        g_assert_cmpmem(shown->pixels, 6, cases[i].shown, 6);
    }
}

/* ---- PNG ----------------------------------------------------------------------------- */

typedef struct {
    int colour, depth;
    bool is_interlaced;
    int transparent; /* palette entries with alpha, or 1 for a colour key */
} PngKind;

static void
write_bytes(png_structp png, png_bytep bytes, png_size_t count)
{
    g_byte_array_append(png_get_io_ptr(png), bytes, (guint) count);
}

static GBytes *
make_png(PngKind kind, int width, int height)
{
    GByteArray *out = g_byte_array_new();
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_color palette[4] = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {9, 9, 9}};
    png_byte alphas[2] = {255, 128};
    png_color_16 key = {.gray = 0, .red = 0, .green = 0, .blue = 0};
    png_set_write_fn(png, out, write_bytes, NULL);
    png_set_IHDR(png, info, (png_uint_32) width, (png_uint_32) height, kind.depth,
                 kind.colour, kind.is_interlaced, 0, 0);
    if (kind.colour == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, palette, 4);
    if (kind.transparent > 0)
        png_set_tRNS(png, info, alphas,
                     kind.colour == PNG_COLOR_TYPE_PALETTE ? kind.transparent : 0, &key);
    png_write_info(png, info);
    gsize row_bytes = png_get_rowbytes(png, info);
    int passes = kind.is_interlaced ? png_set_interlace_handling(png) : 1;
    g_autofree guint8 *row = g_malloc(row_bytes);
    for (int pass = 0; pass < passes; pass++)
        for (int y = 0; y < height; y++) {
            memset(row, kind.depth == 2 ? 0x1B : y % 2 ? 0xFF : 0, row_bytes);
            png_write_row(png, row);
        }
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    return g_byte_array_free_to_bytes(out);
}

static void
test_png_kinds(void)
{
    static const struct {
        PngKind kind;
        int channels;
        guint32 first, second; /* colour of the first two rows */
    } cases[] = {
        {{PNG_COLOR_TYPE_GRAY, 1, false, 0}, 1, 0, 255},
        {{PNG_COLOR_TYPE_GRAY, 16, false, 0}, 1, 0, 255},
        {{PNG_COLOR_TYPE_GRAY, 8, true, 1}, 4, 0, 0xFFFFFF},
        {{PNG_COLOR_TYPE_RGB, 8, false, 0}, 3, 0, 0xFFFFFF},
        {{PNG_COLOR_TYPE_RGB, 16, true, 0}, 3, 0, 0xFFFFFF},
        {{PNG_COLOR_TYPE_GRAY_ALPHA, 16, false, 0}, 4, 0, 0xFFFFFF},
        {{PNG_COLOR_TYPE_RGB_ALPHA, 8, true, 0}, 4, 0, 0xFFFFFF},
        {{PNG_COLOR_TYPE_PALETTE, 2, true, 0}, 3, 0xFF0000, 0xFF0000},
        {{PNG_COLOR_TYPE_PALETTE, 2, false, 2}, 4, 0xFF0000, 0xFF0000},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) bytes = make_png(cases[i].kind, 13, 11);
        Picture picture;
        bool is_damaged;
        g_autoptr(Raster) raster = decode(bytes, &picture, &is_damaged);
        g_assert_false(is_damaged);
        g_assert_cmpint(raster->channels, ==, cases[i].channels);
        g_assert_cmpint(picture.is_interlaced, ==, cases[i].kind.is_interlaced);
        g_assert_cmpint(picture.has_alpha, ==, raster->channels == 4);
        g_assert_cmpint(pixel(raster, 0, 0)[0], ==,
                        raster->channels == 1 ? cases[i].first : cases[i].first >> 16);
        g_assert_cmpint(pixel(raster, 0, 1)[0], ==,
                        raster->channels == 1 ? cases[i].second : cases[i].second >> 16);
    }
}

static void
test_png_transparency(void)
{
    g_autoptr(GBytes) bytes =
        make_png((PngKind){PNG_COLOR_TYPE_PALETTE, 2, false, 2}, 4, 1);
    Picture picture;
    bool is_damaged;
    g_autoptr(Raster) raster = decode(bytes, &picture, &is_damaged);
    g_assert_cmpmem(raster->pixels, 16, "\xFF\0\0\xFF\0\xFF\0\x80\0\0\xFF\xFF\t\t\t\xFF",
                    16);
    raster_flatten(raster);
    g_assert_cmpmem(raster->pixels, 6, "\xFF\0\0\x7F\xFF\x7F", 6);
}

static void
test_png_truncated(void)
{
    g_autoptr(Raster) noise = raster_new(64, 64, 3);
    guint32 state = 1;
    for (gsize i = 0; i < noise->stride * 64; i++)
        noise->pixels[i] = (guint8) ((state = state * 1664525 + 1013904223) >> 24);
    g_autoptr(GBytes) whole = raster_to_png(noise);
    g_autoptr(GBytes) half =
        g_bytes_new_from_bytes(whole, 0, g_bytes_get_size(whole) / 2);
    Picture picture;
    bool is_damaged = false;
    g_autoptr(Raster) raster = decode(half, &picture, &is_damaged);
    g_assert_true(is_damaged);
    g_assert_cmpmem(raster->pixels, 64 * 3, noise->pixels, 64 * 3);
    g_assert_cmpint(pixel(raster, 63, 63)[0], ==, 255);
    g_auto(PngChunks) chunks = {0};
    g_assert_true(png_chunks_read(g_bytes_get_data(half, NULL), g_bytes_get_size(half),
                                  &chunks, NULL));
    g_assert_false(chunks.is_whole);
}

/* A row at a time, as pixels kept whole would be; what a cut file lacks is white. */
static void
test_png_scaled(void)
{
    g_autoptr(Raster) whole = raster_new(90, 70, 3);
    for (gsize i = 0; i < whole->stride * 70; i++)
        whole->pixels[i] = (guint8) (i * 2654435761u >> 21);
    g_autoptr(GBytes) file = raster_to_png(whole);
    gsize length;
    const guint8 *data = g_bytes_get_data(file, &length);
    bool is_damaged = true;
    g_autoptr(Raster) small = png_decode(data, length, 1000, &is_damaged, NULL);
    whole = raster_limit(whole, 1000);
    g_assert_false(is_damaged);
    g_assert_cmpint(small->width, ==, 35);
    g_assert_cmpmem(small->pixels, small->stride * (gsize) small->height, whole->pixels,
                    whole->stride * (gsize) whole->height);

    g_autoptr(Raster) cut = png_decode(data, length / 2, 1000, &is_damaged, NULL);
    g_assert_true(is_damaged);
    g_assert_cmpint(cut->pixels[0], ==, whole->pixels[0]);
    g_assert_cmpint(cut->pixels[cut->stride * (gsize) cut->height - 1], ==, 255);
    g_assert_null(png_decode(data, 60, 1000, &is_damaged, NULL));
}

static void
test_png_chunks(void)
{
    g_autoptr(GBytes) bytes =
        make_png((PngKind){PNG_COLOR_TYPE_PALETTE, 2, false, 2}, 4, 1);
    g_auto(PngChunks) chunks = {0};
    g_assert_true(png_chunks_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes),
                                  &chunks, NULL));
    g_assert_true(chunks.is_whole);
    g_assert_cmpuint(chunks.palette_entries, ==, 4);
    g_assert_cmpuint(chunks.transparency_length, ==, 2);
    g_assert_cmpuint(chunks.data->len, >, 6);
    g_assert_cmpint(png_chunks_samples(&chunks), ==, 1);
}

/* ---- JPEG ---------------------------------------------------------------------------- */

typedef struct {
    J_COLOR_SPACE space; /* of the pixels given */
    J_COLOR_SPACE stored;
    bool is_progressive;
} JpegKind;

/* A flat picture of the colour `samples`. */
static GBytes *
make_jpeg(JpegKind kind, const guint8 *samples, int side)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long length = 0;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &bytes, &length);
    info.image_width = info.image_height = (JDIMENSION) side;
    info.in_color_space = kind.space;
    info.input_components = kind.space == JCS_GRAYSCALE ? 1
                            : kind.space == JCS_CMYK    ? 4
                                                        : 3;
    jpeg_set_defaults(&info);
    jpeg_set_colorspace(&info, kind.stored);
    jpeg_set_quality(&info, 95, TRUE);
    if (kind.is_progressive)
        jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    gsize row_bytes = (gsize) side * (gsize) info.input_components;
    g_autofree guint8 *row = g_malloc(row_bytes);
    for (gsize i = 0; i < row_bytes; i++)
        row[i] = samples[i % (gsize) info.input_components];
    for (int y = 0; y < side; y++)
        jpeg_write_scanlines(&info, &row, 1);
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    GBytes *out = g_bytes_new(bytes, length);
    free(bytes);
    return out;
}

static void
test_jpeg_kinds(void)
{
    const guint8 rgb[] = {200, 100, 50};
    /* Adobe stores ink upside down: this is C 20 %, M 60 %, Y 80 %, K 0. */
    const guint8 cmyk[] = {204, 102, 51, 255};
    static const JpegKind kinds[] = {{JCS_RGB, JCS_YCbCr, false},
                                     {JCS_RGB, JCS_YCbCr, true},
                                     {JCS_RGB, JCS_RGB, false},
                                     {JCS_CMYK, JCS_CMYK, false},
                                     {JCS_CMYK, JCS_YCCK, true}};
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        bool is_cmyk = kinds[i].space == JCS_CMYK;
        g_autoptr(GBytes) bytes = make_jpeg(kinds[i], is_cmyk ? cmyk : rgb, 32);
        Picture picture;
        bool is_damaged;
        g_autoptr(Raster) raster = decode(bytes, &picture, &is_damaged);
        g_assert_false(is_damaged);
        g_assert_cmpint(picture.colour, ==, is_cmyk ? PICTURE_CMYK : PICTURE_RGB);
        g_assert_cmpint(picture.is_inverted_cmyk, ==, is_cmyk);
        g_assert_cmpint(picture.is_interlaced, ==, kinds[i].is_progressive);
        assert_pixel(raster, 5, 5, is_cmyk ? 0xCC6633 : 0xC86432, 4);
    }
}

static void
test_jpeg_grey_and_smaller(void)
{
    const guint8 grey[] = {77};
    g_autoptr(GBytes) bytes =
        make_jpeg((JpegKind){JCS_GRAYSCALE, JCS_GRAYSCALE, false}, grey, 256);
    Picture picture;
    bool is_damaged;
    g_assert_true(picture_probe(bytes, &picture, NULL));
    g_autoptr(Raster) raster =
        picture_decode(bytes, &picture, 1000, 1, &is_damaged, NULL);
    g_assert_cmpint(raster->channels, ==, 1);
    g_assert_cmpint(raster->width, ==, 31);
    g_assert_cmpint(raster->pixels[0], ==, 77);
}

static void
test_jpeg_frame(void)
{
    const guint8 rgb[] = {1, 2, 3};
    g_autoptr(GBytes) bytes = make_jpeg((JpegKind){JCS_RGB, JCS_YCbCr, true}, rgb, 64);
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    JpegFrame frame = jpeg_frame(data, length);
    g_assert_true(frame.is_whole && frame.is_common);
    g_assert_cmpuint(frame.end, ==, length);
    g_assert_cmpint(frame.scans, ==, 10);
    g_assert_true(jpeg_opens(data, length));
    g_assert_false(jpeg_opens(data, 40));
    frame = jpeg_frame(data, length - 2);
    g_assert_false(frame.is_whole);
    g_autoptr(GBytes) half = g_bytes_new(data, length - 40);
    Picture picture;
    bool is_damaged = false;
    g_autoptr(Raster) raster = decode(half, &picture, &is_damaged);
    g_assert_true(is_damaged);
}

/* A progressive JPEG whose last scan comes again and again. */
static void
test_jpeg_scan_bomb(void)
{
    const guint8 rgb[] = {1, 2, 3};
    g_autoptr(GBytes) bytes = make_jpeg((JpegKind){JCS_RGB, JCS_YCbCr, true}, rgb, 64);
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    gsize scan = length - 4;
    while (data[scan] != 0xFF || data[scan + 1] != 0xDA)
        scan--;
    g_autoptr(GByteArray) bomb = g_byte_array_new();
    g_byte_array_append(bomb, data, (guint) scan);
    for (int i = 0; i < 5000; i++)
        g_byte_array_append(bomb, data + scan, (guint) (length - 2 - scan));
    g_byte_array_append(bomb, (const guint8 *) "\xFF\xD9", 2);
    g_autoptr(GBytes) file = g_bytes_new(bomb->data, bomb->len);
    Picture picture;
    bool is_damaged = false;
    g_autoptr(GError) error = NULL;
    g_assert_true(picture_probe(file, &picture, NULL));
    g_autoptr(Raster) raster = picture_decode(file, &picture, 0, 1, &is_damaged, &error);
    g_assert_null(raster);
    g_assert_nonnull(strstr(error->message, "scans"));
}

/* ---- GIF ----------------------------------------------------------------------------- */

/* Four by four, frame of three by two at (1, 1), its colour 0 transparent; codes of nine
 * bits are avoided by clearing the table before each pixel. */
static GBytes *
make_gif(const guint8 *indices, gsize count, const char *tail, gsize tail_length)
{
    GByteArray *out = g_byte_array_new();
    const char head[] = "GIF89a\4\0\4\0\xF0\0\0"
                        "\xFF\0\0\0\xFF\0"
                        "!\xF9\4\1\0\0\0\0"
                        ",\1\0\1\0\3\0\2\0\0\2";
    g_byte_array_append(out, (const guint8 *) head, sizeof head - 1);
    guint32 bits = 0;
    guint used = 0;
    guint8 block[64];
    guint8 length = 0;
    for (gsize i = 0; i <= count; i++) {
        bits |= 4u << used; /* clear */
        bits |= (guint32) (i < count ? indices[i] : 5) << (used + 3);
        for (used += 6; used >= 8 || (i == count && used > 0); used -= MIN(used, 8)) {
            block[length++] = (guint8) bits;
            bits >>= 8;
        }
    }
    g_byte_array_append(out, &length, 1);
    g_byte_array_append(out, block, length);
    g_byte_array_append(out, (const guint8 *) "\0", 1);
    g_byte_array_append(out, (const guint8 *) tail, (guint) tail_length);
    return g_byte_array_free_to_bytes(out);
}

static void
test_gif(void)
{
    const guint8 indices[] = {0, 1, 1, 1, 1, 0};
    g_autoptr(GBytes) bytes = make_gif(indices, 6, ";", 1);
    Picture picture;
    bool is_damaged;
    g_autoptr(Raster) raster = decode(bytes, &picture, &is_damaged);
    g_assert_false(is_damaged);
    g_assert_false(picture.is_animated);
    g_assert_cmpint(raster->width, ==, 4);
    g_assert_cmpint(pixel(raster, 1, 1)[3], ==, 0);
    g_assert_cmpmem(pixel(raster, 2, 1), 4, "\0\xFF\0\xFF", 4);
    g_assert_cmpmem(pixel(raster, 1, 2), 4, "\0\xFF\0\xFF", 4);
    g_assert_cmpint(pixel(raster, 3, 3)[3], ==, 0);
}

static void
test_gif_animated_and_cut(void)
{
    const guint8 indices[] = {1, 1, 1, 1, 1, 1};
    const char next[] = ",\0\0\0\0\1\0\1\0\0\2\1\x44\0;";
    g_autoptr(GBytes) bytes = make_gif(indices, 6, next, sizeof next - 1);
    Picture picture;
    bool is_damaged;
    g_autoptr(Raster) raster = decode(bytes, &picture, &is_damaged);
    g_assert_true(picture.is_animated);
    g_autoptr(GBytes) cut = make_gif(indices, 3, "", 0);
    g_autoptr(Raster) part = decode(cut, &picture, &is_damaged);
    g_assert_true(is_damaged);
    g_assert_cmpint(pixel(part, 3, 1)[3], ==, 255);
    g_assert_cmpint(pixel(part, 3, 2)[3], ==, 0);
}

/* ---- WebP ---------------------------------------------------------------------------- */

static void
test_webp(void)
{
    g_autofree guint8 *pixels = g_malloc0(16 * 16 * 4);
    for (int i = 0; i < 256; i++)
        memcpy(pixels + i * 4, i == 0 ? "\0\0\0\0" : "\x20\x40\x60\xFF", 4);
    uint8_t *file = NULL;
    gsize length = WebPEncodeLosslessRGBA(pixels, 16, 16, 64, &file);
    g_autoptr(GBytes) bytes = g_bytes_new(file, length);
    WebPFree(file);
    Picture picture;
    bool is_damaged;
    g_autoptr(Raster) raster = decode(bytes, &picture, &is_damaged);
    g_assert_false(is_damaged);
    g_assert_true(picture.has_alpha);
    g_assert_cmpint(raster->channels, ==, 4);
    g_assert_cmpint(raster->pixels[3], ==, 0);
    g_assert_cmpmem(pixel(raster, 9, 9), 4, "\x20\x40\x60\xFF", 4);
}

static void
append_chunk(GByteArray *out, const char *type, const guint8 *data, gsize length)
{
    guint32 size = GUINT32_TO_LE((guint32) length);
    g_byte_array_append(out, (const guint8 *) type, 4);
    g_byte_array_append(out, (const guint8 *) &size, 4);
    g_byte_array_append(out, data, (guint) length);
    if (length % 2 != 0)
        g_byte_array_append(out, (const guint8 *) "", 1);
}

/* A frame of 16 x 16 as an ANMF chunk: the picture chunk of a file of its own. */
static void
append_frame(GByteArray *out, guint8 grey)
{
    g_autofree guint8 *pixels = g_malloc(16 * 16 * 3);
    uint8_t *file = NULL;
    memset(pixels, grey, 16 * 16 * 3);
    gsize length = WebPEncodeLosslessRGB(pixels, 16, 16, 48, &file);
    g_autoptr(GByteArray) frame = g_byte_array_new();
    g_byte_array_append(frame, (const guint8 *) "\0\0\0\0\0\0\17\0\0\17\0\0\144\0\0\0",
                        16);
    g_byte_array_append(frame, file + 12, (guint) (length - 12));
    append_chunk(out, "ANMF", frame->data, frame->len);
    WebPFree(file);
}

static void
test_webp_animated(void)
{
    g_autoptr(GByteArray) body = g_byte_array_new();
    g_byte_array_append(body, (const guint8 *) "WEBP", 4);
    append_chunk(body, "VP8X", (const guint8 *) "\2\0\0\0\17\0\0\17\0\0", 10);
    append_chunk(body, "ANIM", (const guint8 *) "\0\0\0\0\0\0", 6);
    append_frame(body, 0x80);
    append_frame(body, 0xFF);
    g_autoptr(GByteArray) out = g_byte_array_new();
    append_chunk(out, "RIFF", body->data, body->len);
    g_autoptr(GBytes) bytes = g_bytes_new(out->data, out->len);
    Picture picture;
    bool is_damaged;
    g_autoptr(Raster) raster = decode(bytes, &picture, &is_damaged);
    g_assert_true(picture.is_animated);
    assert_pixel(raster, 3, 3, 0x808080, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/image/decode/orientation", test_orientation);
    g_test_add_func("/image/decode/png-kinds", test_png_kinds);
    g_test_add_func("/image/decode/png-transparency", test_png_transparency);
    g_test_add_func("/image/decode/png-truncated", test_png_truncated);
    g_test_add_func("/image/decode/png-scaled", test_png_scaled);
    g_test_add_func("/image/decode/png-chunks", test_png_chunks);
    g_test_add_func("/image/decode/jpeg-kinds", test_jpeg_kinds);
    g_test_add_func("/image/decode/jpeg-smaller", test_jpeg_grey_and_smaller);
    g_test_add_func("/image/decode/jpeg-frame", test_jpeg_frame);
    g_test_add_func("/image/decode/jpeg-scan-bomb", test_jpeg_scan_bomb);
    g_test_add_func("/image/decode/gif", test_gif);
    g_test_add_func("/image/decode/gif-animated", test_gif_animated_and_cut);
    g_test_add_func("/image/decode/webp", test_webp);
    g_test_add_func("/image/decode/webp-animated", test_webp_animated);
    return g_test_run();
}
