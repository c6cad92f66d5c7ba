/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/measure.h"
#include "hand_pages.h"
#include "image/decode.h"
#include "pdf/barcode.h"
#include "pdf/boxes.h"
#include "pdf/cover.h"
#include "pdf/reader.h"

static char *
spell(const guint8 *modules, int count)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < count; i++)
        g_string_append_c(out, modules[i] ? '1' : '0');
    return g_string_free(out, FALSE);
}

static void
test_bars(void)
{
    guint8 bars[BARCODE_EAN13_MODULES], addition[BARCODE_EAN5_MODULES];
    g_assert_true(barcode_ean13("5901234123457", bars));
    g_autofree char *spelt = spell(bars, BARCODE_EAN13_MODULES);
    g_assert_cmpstr(spelt, ==,
                    "101000101101001110110011001001101111010011101010101100110110110"
                    "01000010101110010011101000100101");
    g_assert_true(barcode_ean13("978-0-306-40615-7", bars));
    g_assert_false(barcode_ean13("978-0-306-40615-8", bars));
    g_assert_false(barcode_ean13("978-0-306-40615", bars));
    g_assert_true(barcode_ean5("54495", addition));
    g_autofree char *added = spell(addition, BARCODE_EAN5_MODULES);
    g_assert_cmpstr(added, ==, "10110110001010100011010011101010001011010111001");
    g_assert_false(barcode_ean5("5449", addition));
}

static void
test_spine(void)
{
    BookManifest manifest = {0};
    g_assert_cmpint(pdf_cover_spine(&manifest, 100), ==, MEASURE_MM(4.8));
    manifest.paper_weight = 100;
    g_assert_cmpint(pdf_cover_spine(&manifest, 100), ==, MEASURE_MM(6));
    manifest.paper_thickness = 0.1;
    g_assert_cmpint(pdf_cover_spine(&manifest, 101), ==, MEASURE_MM(5.1));
    manifest.spine_width = 77;
    g_assert_cmpint(pdf_cover_spine(&manifest, 100), ==, 77);
}

static double
width_of(PdfReader *file, const char *box)
{
    PdfObject page = pdf_reader_page(file, 0), array = pdf_key(file, page, box);
    return pdf_number(file, pdf_item(file, array, 2)) -
           pdf_number(file, pdf_item(file, array, 0));
}

static void
test_sheet(gconstpointer data)
{
    g_autofree char *folder = g_dir_make_tmp("ebook-cover-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "cover.pdf", NULL);
    g_autofree char *picture = g_build_filename(folder, "front.png", NULL);
    g_autoptr(HandPages) hand = hand_pages_new(folder);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(FontSet) fonts = font_set_open(g_getenv("FONTCONFIG_FILE"), &error);
    g_assert_no_error(error);
    BookManifest manifest = {.isbn_pdf = (char *) "978-0-306-40615-7",
                             .isbn_addition = (char *) "03810",
                             .spine_width = MEASURE_MM(10)};
    hand->book.manifest = &manifest;
    hand->book.publisher = (char *) "손펴냄";
    hand_page(hand, "1");
    if (data != NULL) {
        g_autoptr(Raster) raster = raster_new(600, 500, 3);
        memset(raster->pixels, 90, raster->stride * 500);
        g_autoptr(GBytes) bytes = raster_to_png(raster);
        hand_picture(hand, "front.png", bytes);
        hand->book.cover_path = (char *) "front.png";
    }
    pdf_cover_write(hand->pages, fonts, path, diag, &error);
    g_assert_no_error(error);
    guint told = data != NULL ? 2 : 0; /* few pixels, and not the front's shape */
    g_assert_cmpuint(diag_length(diag), ==, told);
    if (data != NULL) {
        g_assert_cmpstr(diag_lookup(diag, 0)->code, ==, "low-resolution");
        g_assert_cmpstr(diag_lookup(diag, 1)->code, ==, "cover-cropped");
    }
    /* A computed spine is told, and so is one that has no room for its title. */
    manifest.spine_width = 0;
    pdf_cover_write(hand->pages, fonts, path, diag, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(diag_length(diag), ==, 2 * told + 2);
    g_assert_cmpstr(diag_lookup(diag, told)->code, ==, "spine-width");
    g_assert_cmpstr(diag_lookup(diag, 2 * told + 1)->code, ==, "spine-narrow");
    manifest.spine_width = MEASURE_MM(10);
    pdf_cover_write(hand->pages, fonts, path, diag, &error);
    g_autoptr(PdfReader) file = pdf_reader_open_path(path, &error);
    g_assert_no_error(error);
    g_assert_cmpfloat_with_epsilon(width_of(file, "/TrimBox"), (148 * 2 + 10) * 72 / 25.4,
                                   0.01);
    g_assert_cmpfloat_with_epsilon(width_of(file, "/MediaBox"),
                                   (148 * 2 + 10 + 6) * 72 / 25.4, 0.01);
    g_remove(path);
    g_remove(picture);
    g_rmdir(folder);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/cover/bars", test_bars);
    g_test_add_func("/pdf/cover/spine", test_spine);
    g_test_add_data_func("/pdf/cover/drawn", NULL, test_sheet);
    g_test_add_data_func("/pdf/cover/picture", "", test_sheet);
    return g_test_run();
}
