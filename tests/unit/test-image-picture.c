/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "image/decode.h"
#include "image/picture.h"

static GBytes *
bytes_of(const void *data, gsize length)
{
    return g_bytes_new(data, length);
}

static void
assert_refused(const void *data, gsize length, int code)
{
    g_autoptr(GBytes) bytes = bytes_of(data, length);
    g_autoptr(GError) error = NULL;
    Picture picture;
    g_assert_false(picture_probe(bytes, &picture, &error));
    g_assert_error(error, PICTURE_ERROR, code);
}

static void
test_unknown(void)
{
    assert_refused("", 0, PICTURE_ERROR_BROKEN);
    assert_refused("<!doctype html><p>no picture</p>", 32, PICTURE_ERROR_UNKNOWN);
    assert_refused("<html><svg/></html>", 19, PICTURE_ERROR_UNKNOWN);
    assert_refused("\xFF\xD8\xFF", 3, PICTURE_ERROR_BROKEN);
    assert_refused("\x89PNG\r\n\x1A\n", 8, PICTURE_ERROR_BROKEN);
    assert_refused("GIF89a", 6, PICTURE_ERROR_BROKEN);
    assert_refused("RIFF\0\0\0\0WEBP", 12, PICTURE_ERROR_BROKEN);
}

/* Every prefix and every single changed byte of a file must be answered, never crash. */
static void
assert_survives(GBytes *file)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(file, &length);
    for (gsize cut = 0; cut < length; cut++) {
        g_autoptr(GBytes) part = g_bytes_new(data, cut);
        Picture picture;
        bool is_damaged;
        if (!picture_probe(part, &picture, NULL))
            continue;
        g_autoptr(Raster) raster =
            picture_decode(part, &picture, 0, 1, &is_damaged, NULL);
    }
    for (gsize at = 0; at < length; at++) {
        g_autofree guint8 *copy = g_memdup2(data, length);
        copy[at] ^= 0x55;
        g_autoptr(GBytes) changed = g_bytes_new(copy, length);
        Picture picture;
        bool is_damaged;
        if (!picture_probe(changed, &picture, NULL) ||
            (gint64) picture.width * picture.height > 1000000)
            continue;
        g_autoptr(Raster) raster =
            picture_decode(changed, &picture, 0, 1, &is_damaged, NULL);
    }
}

static void
test_hostile(void)
{
    g_autoptr(Raster) raster = raster_new(9, 7, 4);
    for (gsize i = 0; i < raster->stride * 7; i++)
        raster->pixels[i] = (guint8) (i * 37);
    g_autoptr(GBytes) png = raster_to_png(raster);
    g_autoptr(GBytes) jpeg = raster_to_jpeg(raster, 80);
    assert_survives(png);
    assert_survives(jpeg);
}

static void
test_huge_sizes(void)
{
    guint8 png[] = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF"
                   "\x08\x06\0\0\0\0\0\0\0";
    assert_refused(png, sizeof png - 1, PICTURE_ERROR_LIMIT);
    png[16] = png[20] = 0; /* 16 Mi a side */
    assert_refused(png, sizeof png - 1, PICTURE_ERROR_LIMIT);
    memset(png + 16, 0, 8);
    assert_refused(png, sizeof png - 1, PICTURE_ERROR_BROKEN);
    const char gif[] = "GIF89a\xFF\xFF\xFF\xFF\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\0";
    assert_refused(gif, sizeof gif - 1, PICTURE_ERROR_LIMIT);
}

static void
test_exif(void)
{
    const char jpeg[] = "\xFF\xD8\xFF\xE1\0\x42"
                        "Exif\0\0MM\0*\0\0\0\x08\0\x03"
                        "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"
                        "\x01\x1A\0\x05\0\0\0\x01\0\0\0\x32"
                        "\x01\x28\0\x03\0\0\0\x01\0\x02\0\0"
                        "\0\0\0\0\0\0\0\x48\0\0\0\x01"
                        "\xFF\xC0\0\x0B\x08\0\x10\0\x20\x01\x01\x11\0\xFF\xDA";
    g_autoptr(GBytes) bytes = bytes_of(jpeg, sizeof jpeg - 1);
    Picture picture;
    g_autoptr(GError) error = NULL;
    picture_probe(bytes, &picture, &error);
    g_assert_no_error(error);
    g_assert_cmpint(picture.orientation, ==, 6);
    g_assert_cmpint(picture.width, ==, 32);
    g_assert_cmpint(picture_shown_width(&picture), ==, 16);
    g_assert_cmpint(picture_shown_height(&picture), ==, 32);
    g_assert_cmpint(picture.colour, ==, PICTURE_GREY);
    g_assert_cmpfloat(picture.ppi, ==, 72);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/image/picture/unknown", test_unknown);
    g_test_add_func("/image/picture/hostile", test_hostile);
    g_test_add_func("/image/picture/huge", test_huge_sizes);
    g_test_add_func("/image/picture/exif", test_exif);
    return g_test_run();
}
