/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of pdf/file and pdf/syntax: what is written is read back by another program. */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "pdf/file.h"
#include "pdf/reader.h"

/* ---- syntax -------------------------------------------------------------------------- */

static void
test_decimals(void)
{
    static const struct {
        double value;
        int places;
        const char *spelt;
    } cases[] = {{0, 3, "0"},          {12, 3, "12"},
                 {12.5, 3, "12.5"},    {-0.25, 3, "-0.25"},
                 {0.0004, 3, "0"},     {-0.0004, 3, "0"},
                 {0.0005, 3, "0.001"}, {99.9996, 3, "100"},
                 {7.05, 2, "7.05"},    {2.6, 0, "3"},
                 {1e300, 3, "0"},      {-1e300, 3, "0"},
                 {NAN, 3, "0"},        {123456789.123, 3, "123456789.123"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        pdf_append_decimal(out, cases[i].value, cases[i].places);
        g_assert_cmpstr(out->str, ==, cases[i].spelt);
    }
    g_autoptr(GString) least = g_string_new(NULL);
    pdf_append_integer(least, G_MININT64);
    g_assert_cmpstr(least->str, ==, "-9223372036854775808");
}

static void
test_strings(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    pdf_append_name(out, "A b/(c)#");
    pdf_append_ascii(out, "a(b)\\c\rd");
    pdf_append_text(out, "가(");
    g_assert_cmpmem(out->str, out->len,
                    "/A#20b#2F#28c#29#23(a\\(b\\)\\\\c\\rd)(\xFE\xFF\xAC\0\0\\()", 42);
    g_string_truncate(out, 0);
    g_autofree char *syllables = g_strnfill(3 * PDF_STRING_BYTES, 'x');
    memcpy(syllables + 3 * PDF_STRING_BYTES - 3, "가", 3);
    pdf_append_text(out, syllables);
    g_assert_cmpuint(out->len, <=, PDF_STRING_BYTES);
    g_string_truncate(out, 0);
    pdf_append_utf16_hex(out, "가😀", strlen("가😀"));
    g_assert_cmpstr(out->str, ==, "AC00D83DDE00");
}

/* ---- files --------------------------------------------------------------------------- */

typedef struct {
    char *folder, *path;
} Fixture;

static void
set_up(Fixture *self, gconstpointer data)
{
    (void) data;
    self->folder = g_dir_make_tmp("ebook-file-XXXXXX", NULL);
    self->path = g_build_filename(self->folder, "a.pdf", NULL);
}

static void
tear_down(Fixture *self, gconstpointer data)
{
    (void) data;
    g_remove(self->path);
    g_rmdir(self->folder);
    g_free(self->path);
    g_free(self->folder);
}

/* An empty page whose catalogue says `key` is the object `extra`. */
static bool
close_file(PdfFile *file, const char *key, PdfId extra, GError **error)
{
    PdfId pages = pdf_file_reserve(file), page = pdf_file_reserve(file);
    g_autoptr(GString) out = g_string_new(NULL);
    g_string_printf(out, "<</Type/Pages/Count 1/Kids[%u 0 R]>>", page);
    pdf_file_put(file, pages, out);
    g_string_printf(out, "<</Type/Page/Parent %u 0 R/MediaBox[0 0 9 9]>>", pages);
    pdf_file_put(file, page, out);
    g_string_printf(out, "<</Type/Catalog/Pages %u 0 R/%s %u 0 R>>", pages, key, extra);
    PdfId root = pdf_file_add(file, out->str), info = pdf_file_add(file, "<</Title(x)>>");
    return pdf_file_close(file, root, info, error);
}

static void
assert_qpdf_is_content(const char *path)
{
    const char *const command[] = {"qpdf", "--check", path, NULL};
    g_autofree char *program = g_find_program_in_path(command[0]);
    g_autofree char *output = NULL;
    int status = 0;
    if (program == NULL)
        return;
    g_spawn_sync(NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                 NULL, &status, NULL);
    g_assert_true(g_spawn_check_wait_status(status, NULL));
    g_assert_nonnull(strstr(output, "No syntax or stream encoding errors"));
}

/* More objects than one stream takes, in another order than they are numbered, a large
 * stream between them, a number that nobody used. */
static void
write_much(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(PdfFile) file = pdf_file_new(path, "1.7", &error);
    g_assert_no_error(error);
    PdfId ids[1000], list = pdf_file_reserve(file), stream = pdf_file_reserve(file);
    g_autoptr(GString) out = g_string_new("[");
    for (int i = 0; i < 1000; i++) {
        ids[i] = pdf_file_reserve(file);
        g_string_append_printf(out, "%u 0 R ", ids[i]);
    }
    g_string_append_printf(out, "%u 0 R %u 0 R]", stream, pdf_file_reserve(file));
    pdf_file_put(file, list, out);
    for (int i = 999; i >= 0; i--) {
        g_string_printf(out, "%d", i * 7);
        pdf_file_put(file, ids[i], out);
        if (i == 500) {
            g_autofree char *large = g_strnfill(1 << 20, 'x');
            pdf_file_put_stream(file, stream, "/Some(thing)", large, 1 << 20);
        }
    }
    close_file(file, "Much", list, &error);
    g_assert_no_error(error);
}

static void
test_much(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    write_much(self->path);
    assert_qpdf_is_content(self->path);
    g_autoptr(PdfReader) reader = pdf_reader_open_path(self->path, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(pdf_reader_page_count(reader), ==, 1);
    PdfObject list = pdf_key(reader, pdf_reader_root(reader), "/Much");
    g_assert_cmpuint(pdf_length(reader, list), ==, 1002);
    for (guint i = 0; i < 1000; i++)
        g_assert_cmpfloat(pdf_number(reader, pdf_item(reader, list, i)), ==, i * 7);
    PdfObject stream = pdf_item(reader, list, 1000);
    g_autoptr(GBytes) bytes = pdf_stream_data(reader, stream);
    g_assert_cmpuint(g_bytes_get_size(bytes), ==, 1 << 20);
    g_assert_true(pdf_is_null(reader, pdf_item(reader, list, 1001)));
}

static char *
read_all(const char *path, gsize *length)
{
    char *bytes = NULL;
    g_file_get_contents(path, &bytes, length, NULL);
    return bytes;
}

/* "/ID[<...><...>]" of what is written with `text` in it. */
static char *
identifier_of(const char *path, const char *text)
{
    g_autoptr(PdfFile) file = pdf_file_new(path, "1.6", NULL);
    gsize length;
    close_file(file, "Text", pdf_file_add(file, text), NULL);
    g_autofree char *bytes = read_all(path, &length);
    const char *found = g_strstr_len(bytes, (gssize) length, "/ID[<");
    g_assert_nonnull(found);
    return g_strndup(found + 5, 32);
}

static void
test_identifier(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autofree char *one = identifier_of(self->path, "(a)");
    g_autofree char *same = identifier_of(self->path, "(a)");
    g_autofree char *other = identifier_of(self->path, "(b)");
    g_assert_cmpstr(one, ==, same);
    g_assert_cmpstr(one, !=, other);
    gsize length;
    g_autofree char *bytes = read_all(self->path, &length);
    g_assert_true(g_str_has_prefix(bytes, "%PDF-1.6\n%"));
}

static void
test_trouble(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    g_autofree char *nowhere = g_build_filename(self->folder, "none", "a.pdf", NULL);
    g_assert_null(pdf_file_new(nowhere, "1.7", &error));
    g_assert_error(error, PDF_ERROR, 0);
    g_clear_error(&error);
    if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS))
        return;
    g_autoptr(PdfFile) full = pdf_file_new("/dev/full", "1.7", &error);
    g_assert_no_error(error);
    g_assert_false(close_file(full, "None", pdf_file_reserve(full), &error));
    g_assert_error(error, PDF_ERROR, 0);
}

#define ADD(name, test)                                                                  \
    g_test_add("/pdf/file/" name, Fixture, NULL, set_up, test, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/file/decimals", test_decimals);
    g_test_add_func("/pdf/file/strings", test_strings);
    ADD("much", test_much);
    ADD("identifier", test_identifier);
    ADD("trouble", test_trouble);
    return g_test_run();
}
