/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "image/decode.h"
#include "image/enlarge.h"

static void
test_down(void)
{
    g_autoptr(Raster) raster = raster_new(4, 2, 1);
    memcpy(raster->pixels, "\0\x64\xC8\xC8\x64\xC8\xC8\xC8", 8);
    g_autoptr(Raster) half = raster_scale(raster, 2, 1);
    g_assert_cmpint(half->pixels[0], ==, 100);
    g_assert_cmpint(half->pixels[1], ==, 200);
    g_autoptr(Raster) third = raster_scale(raster, 3, 1);
    g_assert_cmpint(third->pixels[2], ==, 200);
}

static void
test_up(void)
{
    g_autoptr(Raster) raster = raster_new(2, 1, 1);
    memcpy(raster->pixels, "\0\x64", 2);
    g_autoptr(Raster) wide = raster_scale(raster, 4, 2);
    g_assert_cmpmem(wide->pixels, 4, "\0\x19\x4B\x64", 4);
    g_assert_cmpmem(wide->pixels + 4, 4, "\0\x19\x4B\x64", 4);
}

/* The colour of a transparent pixel must not bleed into its neighbours. */
static void
test_alpha(void)
{
    g_autoptr(Raster) raster = raster_new(2, 1, 4);
    memcpy(raster->pixels, "\x10\x20\x30\xFF\xFF\xFF\xFF\0", 8);
    g_autoptr(Raster) one = raster_scale(raster, 1, 1);
    g_assert_cmpmem(one->pixels, 4, "\x10\x20\x30\x80", 4);
}

static void
test_flat_stays_flat(void)
{
    for (int size = 1; size < 70; size += 3) {
        g_autoptr(Raster) raster = raster_new(37, 41, 3);
        memset(raster->pixels, 255, raster->stride * 41);
        g_autoptr(Raster) other = raster_scale(raster, size, 71 - size);
        for (gsize i = 0; i < other->stride * (gsize) other->height; i++)
            g_assert_cmpint(other->pixels[i], ==, 255);
    }
}

/* A step stays a step with a little ringing, where it was; a flat field stays flat, and what
 * is transparent lends no colour. */
static void
test_enlarge(void)
{
    g_autoptr(Raster) step = raster_new(8, 1, 1);
    memset(step->pixels + 4, 200, 4);
    g_autoptr(Raster) wide = raster_enlarge(step, 32, 3);
    g_assert_cmpint(wide->pixels[8], <, 10);
    g_assert_cmpint(wide->pixels[15], <, 100);
    g_assert_cmpint(wide->pixels[16], >, 100);
    g_assert_cmpint(wide->pixels[23], >, 190);
    g_assert_cmpint(wide->pixels[15] + wide->pixels[16], ==, 200);
    g_assert_cmpmem(wide->pixels, 32, wide->pixels + 64, 32);
    g_autoptr(Raster) flat = raster_new(7, 5, 3);
    memset(flat->pixels, 255, flat->stride * 5);
    g_autoptr(Raster) large = raster_enlarge(flat, 71, 53);
    for (gsize i = 0; i < large->stride * 53; i++)
        g_assert_cmpint(large->pixels[i], ==, 255);
    g_autoptr(Raster) soft = raster_new(2, 1, 4);
    memcpy(soft->pixels, "\x10\x20\x30\xFF\xFF\xFF\xFF\0", 8);
    g_autoptr(Raster) softer = raster_enlarge(soft, 8, 1);
    for (int x = 0; x < 5; x++)
        g_assert_cmpint(softer->pixels[4 * x + 1], ==, 0x20);
    g_assert_cmpint(softer->pixels[31], ==, 0);
}

static void
test_encoders_are_deterministic(void)
{
    g_autoptr(Raster) raster = raster_new(50, 40, 4);
    for (gsize i = 0; i < raster->stride * 40; i++)
        raster->pixels[i] = i % 4 == 3 ? 255 : (guint8) (i * i);
    g_autoptr(GBytes) png = raster_to_png(raster);
    g_autoptr(GBytes) again = raster_to_png(raster);
    g_assert_true(g_bytes_equal(png, again));
    g_autoptr(GBytes) jpeg = raster_to_jpeg(raster, 90);
    g_autoptr(GBytes) jpeg_again = raster_to_jpeg(raster, 90);
    g_assert_true(g_bytes_equal(jpeg, jpeg_again));
    Picture picture;
    bool is_damaged;
    g_assert_true(picture_probe(png, &picture, NULL));
    g_assert_false(picture.has_alpha);
    g_autoptr(Raster) back = picture_decode(png, &picture, 0, 1, &is_damaged, NULL);
    raster_flatten(raster);
    g_assert_cmpmem(back->pixels, back->stride * 40, raster->pixels, raster->stride * 40);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/image/scale/down", test_down);
    g_test_add_func("/image/scale/up", test_up);
    g_test_add_func("/image/scale/alpha", test_alpha);
    g_test_add_func("/image/scale/flat", test_flat_stays_flat);
    g_test_add_func("/image/scale/enlarge", test_enlarge);
    g_test_add_func("/image/encode/deterministic", test_encoders_are_deterministic);
    return g_test_run();
}
