/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "hand_pages.h"
#include "pdf/drift.h"
#include "pdf/pdf.h"

#define SIZE 10.0

/* A book of one page that says `text`; puts its width as drawn into `*width`. */
static PdfFile *
make_file(const char *text, double *width)
{
    g_autofree char *folder = g_dir_make_tmp("ebook-drift-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "book.pdf", NULL);
    g_autoptr(GError) error = NULL;
    Diag *diag = diag_new();
    HandPages *hand = hand_pages_new(folder);
    hand_page(hand, "1");
    PageElement *element = hand_element(hand, NULL, "P");
    *width = hand_text(hand, element, text, SIZE, 20, 40);
    const PdfOptions options = {.jobs = 1};
    pdf_write(hand->pages, &options, path, diag, &error);
    g_assert_no_error(error);
    hand_pages_free(hand);
    diag_free(diag);
    PdfFile *file = pdf_file_open_path(path, &error);
    g_assert_no_error(error);
    g_remove(path);
    g_rmdir(folder);
    return file;
}

/* The font of page 1 that has codes of two bytes, or of one; its name is the caller's. */
static char *
find_font(PdfFile *file, bool is_wide)
{
    PdfObject page = pdf_file_page(file, 0);
    PdfObject resources = pdf_key(file, page, "/Resources");
    PdfObject fonts = pdf_key(file, resources, "/Font");
    g_autoptr(GPtrArray) names = pdf_keys(file, fonts);
    char *found = NULL;
    for (guint i = 0; i < names->len && found == NULL; i++) {
        PdfObject font = pdf_key(file, fonts, names->pdata[i]);
        PdfObject descendants = pdf_key(file, font, "/DescendantFonts");
        if (pdf_is_array(file, descendants) == is_wide)
            found = g_strdup(names->pdata[i]);
        pdf_drop(file, descendants);
        pdf_drop(file, font);
    }
    pdf_drop(file, fonts);
    pdf_drop(file, resources);
    pdf_drop(file, page);
    return found;
}

static PdfDrift *
open_drift(PdfFile *file, bool is_wide)
{
    PdfDrift *drift = pdf_drift_new(file);
    PdfObject page = pdf_file_page(file, 0);
    g_autofree char *name = find_font(file, is_wide);
    g_assert_nonnull(name);
    pdf_drift_open(drift, page);
    pdf_drift_set_font(drift, name, strlen(name));
    pdf_drop(file, page);
    return drift;
}

/* The numbers of an array of strings and numbers, added up. */
static int
add_up(const char *array)
{
    int sum = 0;
    for (const char *p = array; *p != '\0'; p++) {
        if (*p == '<')
            p = strchr(p, '>');
        else if (g_ascii_isdigit(*p) || *p == '-') {
            sum += (int) g_ascii_strtoll(p, (char **) &p, 10);
            p--;
        }
    }
    return sum;
}

/* A syllable of NanumMyeongjo is 973/1024 em wide, 950.2 thousandths, and written as 950. */
static void
test_syllables(void)
{
    double width;
    g_autoptr(PdfFile) file = make_file("가나다라마바사아자차카타파하", &width);
    g_autoptr(PdfDrift) drift = open_drift(file, true);
    g_autoptr(GString) codes = g_string_new("<");
    for (int i = 0; i < 200; i++)
        g_string_append(codes, "0001");
    g_string_append_c(codes, '>');
    g_autoptr(GString) out = g_string_new(NULL);
    g_assert_true(pdf_drift_show(drift, codes->str, codes->len, out));
    g_assert_cmpint(ABS(add_up(out->str) + 39), <=, 3);
    /* What is left over is carried on to a number that stands there anyway. */
    g_string_truncate(out, 0);
    g_assert_true(pdf_drift_show(drift, "[<0001>-100<0001>]", 18, out));
    g_assert_cmpint(ABS(add_up(out->str) + 100), <=, 3);
    pdf_drift_restart(drift);
    g_string_truncate(out, 0);
    g_assert_true(pdf_drift_show(drift, "[()-100<0001>]", 14, out));
    g_assert_cmpstr(out->str, ==, "[-100<0001>]TJ");
}

/* What a page written whole says of its line: as wide as it was drawn. */
static void
test_line(void)
{
    double width;
    g_autofree char *text = g_strnfill(40 * strlen("각"), ' ');
    for (int i = 0; i < 40; i++)
        memcpy(text + i * strlen("각"), "각", strlen("각"));
    g_autoptr(PdfFile) file = make_file(text, &width);
    PdfObject page = pdf_file_page(file, 0);
    g_autoptr(GBytes) bytes = pdf_page_content(file, page);
    pdf_drop(file, page);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autofree char *content = g_strndup(data, length);
    const char *array = strchr(content, '['), *end = strstr(content, "]TJ");
    g_assert_nonnull(array);
    g_assert_nonnull(end);
    g_autofree char *shown = g_strndup(array, (gsize) (end - array));
    double drawn = (40 * 950 - add_up(shown)) * SIZE / 1000;
    g_assert_cmpfloat_with_epsilon(drawn, width, 0.04);
}

static void
test_strings(void)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"(ab)", "[(ab)]TJ"},
        {"(a\\(b\\101)", "[(a\\(bA)]TJ"},
        {"(a(b)c)", "[(a\\(b\\)c)]TJ"},
        {"(\\n\\\nx)", "[(\\012x)]TJ"},
        {"<6162 9>", "[(ab\\220)]TJ"},
        {"[(a)-20(b)]", "[(a)-21(b)]TJ"}, /* the "a" is half a thousandth wider */
        {"[()5(b)", "[5(b)]TJ"},
        {"(a\\", "[(a\\\\)]TJ"},
        {"<", "[]TJ"},
        {"", "[]TJ"},
    };
    double width;
    g_autoptr(PdfFile) file = make_file("abcdefg 가", &width);
    g_autoptr(PdfDrift) drift = open_drift(file, false);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        pdf_drift_restart(drift);
        g_assert_true(pdf_drift_show(drift, cases[i].in, strlen(cases[i].in), out));
        g_assert_cmpstr(out->str, ==, cases[i].out);
    }
}

static void
test_unknown_font(void)
{
    double width;
    g_autoptr(PdfFile) file = make_file("가", &width);
    g_autoptr(PdfDrift) drift = open_drift(file, true);
    g_autoptr(GString) out = g_string_new("x");
    pdf_drift_set_font(drift, "/none", 5);
    g_assert_false(pdf_drift_show(drift, "(a)", 3, out));
    g_assert_cmpstr(out->str, ==, "x");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/drift/syllables", test_syllables);
    g_test_add_func("/pdf/drift/line", test_line);
    g_test_add_func("/pdf/drift/strings", test_strings);
    g_test_add_func("/pdf/drift/unknown-font", test_unknown_font);
    return g_test_run();
}
