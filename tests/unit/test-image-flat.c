/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "hand_png.h"
#include "image/decode.h"
#include "image/png_flat.h"

static Raster *
decode(GBytes *file)
{
    bool is_damaged;
    g_autoptr(GError) error = NULL;
    Raster *raster = png_decode(g_bytes_get_data(file, NULL), g_bytes_get_size(file), 0,
                                &is_damaged, &error);
    g_assert_no_error(error);
    g_assert_false(is_damaged);
    return raster;
}

/* Every pixel is what a decoder and white would make of it. */
static void
assert_flat(GBytes *file, GBytes *flat)
{
    g_autoptr(Raster) wanted = decode(file);
    g_autoptr(Raster) got = decode(flat);
    raster_flatten(wanted);
    g_assert_cmpint(got->width, ==, wanted->width);
    g_assert_cmpint(got->height, ==, wanted->height);
    for (int y = 0; y < got->height; y++)
        for (int x = 0; x < got->width; x++)
            for (int c = 0; c < got->channels; c++)
                g_assert_cmpint(
                    got->pixels[(gsize) y * got->stride +
                                (gsize) (x * got->channels + c)],
                    ==, wanted->pixels[(gsize) y * wanted->stride + (gsize) (x * 3 + c)]);
}

static void
test_filters(void)
{
    static const int filters[] = {PNG_FILTER_NONE, PNG_FILTER_SUB,   PNG_FILTER_UP,
                                  PNG_FILTER_AVG,  PNG_FILTER_PAETH, PNG_ALL_FILTERS};
    static const int colours[] = {PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB_ALPHA};
    static const int sizes[][2] = {{1, 1}, {1, 9}, {2, 2}, {21, 17}};
    g_autoptr(Flate) flate = flate_new(FLATE_USUAL);
    for (gsize f = 0; f < G_N_ELEMENTS(filters); f++)
        for (gsize c = 0; c < G_N_ELEMENTS(colours); c++)
            for (gsize s = 0; s < G_N_ELEMENTS(sizes); s++)
                for (int is_opaque = 0; is_opaque < 2; is_opaque++) {
                    HandPng kind = {colours[c], 8, filters[f], false, is_opaque, false};
                    g_autoptr(GBytes) flat = NULL;
                    g_autoptr(GBytes) file = hand_png_new(kind, sizes[s][0], sizes[s][1]);
                    PngFlat answer = png_flatten(file, flate, &flat);
                    g_assert_cmpint(answer, ==,
                                    is_opaque ? PNG_FLAT_OPAQUE : PNG_FLAT_MADE);
                    if (is_opaque)
                        g_assert_null(flat);
                    else
                        assert_flat(file, flat);
                }
}

static void
test_unfit(void)
{
    static const HandPng kinds[] = {
        {PNG_COLOR_TYPE_RGB, 8, PNG_FILTER_NONE, false, true, false},
        {PNG_COLOR_TYPE_PALETTE, 8, PNG_FILTER_NONE, false, false, true},
        {PNG_COLOR_TYPE_RGB_ALPHA, 16, PNG_FILTER_NONE, false, false, false},
        {PNG_COLOR_TYPE_RGB_ALPHA, 8, PNG_FILTER_NONE, true, false, false}};
    g_autoptr(Flate) flate = flate_new(FLATE_USUAL);
    g_autoptr(GBytes) flat = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autoptr(GBytes) file = hand_png_new(kinds[i], 9, 9);
        g_assert_cmpint(png_flatten(file, flate, &flat), ==, PNG_FLAT_UNFIT);
        g_assert_null(flat);
    }
    g_autoptr(GBytes) whole = hand_png_new(
        (HandPng){PNG_COLOR_TYPE_RGB_ALPHA, 8, PNG_ALL_FILTERS, false, false, false}, 99,
        99);
    for (gsize length = 0; length < g_bytes_get_size(whole); length += 97) {
        g_autoptr(GBytes) cut = g_bytes_new_from_bytes(whole, 0, length);
        g_assert_cmpint(png_flatten(cut, flate, &flat), ==, PNG_FLAT_UNFIT);
        g_assert_null(flat);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/image/flat/filters", test_filters);
    g_test_add_func("/image/flat/unfit", test_unfit);
    return g_test_run();
}
