/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each tests/golden/pages/CASE.md, laid out on a small page, against CASE.pages (the dump)
 * and CASE.diag (line and code of what is told; no file: nothing is told). CASE.css, if
 * there, is laid over the sheet; a case named "print-..." is laid out for print, one named
 * "...-endnotes" with end notes, one named "...contents..." with contents.
 * REGEN_GOLDEN=1 rewrites both. */
#include "config.h"

#include <glib/gstdio.h>

#include "book-fixture.h"
#include "layout/dump.h"

static char *
read_or_empty(const char *path)
{
    char *text = NULL;
    return g_file_get_contents(path, &text, NULL, NULL) ? text : g_strdup("");
}

static void
check(const char *path, const char *actual)
{
    if (g_getenv("REGEN_GOLDEN") == NULL) {
        g_autofree char *expected = read_or_empty(path);
        g_assert_cmpstr(actual, ==, expected);
        return;
    }
    if (*actual == '\0')
        g_remove(path);
    else
        g_assert_true(g_file_set_contents(path, actual, -1, NULL));
}

static char *
list_diagnostics(const Diag *diag)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < diag_length(diag); i++) {
        const DiagEntry *entry = diag_lookup(diag, i);
        g_string_append_printf(out, "%d: %s [%s]\n", entry->line,
                               diag_level_name(entry->level), entry->code);
    }
    return g_string_free(out, FALSE);
}

static BookFixture *
open_case(const char *stem)
{
    g_autofree char *input = g_strconcat(stem, ".md", NULL);
    g_autofree char *sheet = g_strconcat(stem, ".css", NULL);
    g_autofree char *markdown = read_or_empty(input);
    g_autofree char *css = read_or_empty(sheet);
    g_assert_cmpstr(markdown, !=, "");
    return book_fixture_new(markdown, css, strstr(stem, "contents") != NULL);
}

static void
test_case(gconstpointer data)
{
    const char *stem = data;
    g_autofree char *pages_path = g_strconcat(stem, ".pages", NULL);
    g_autofree char *diag_path = g_strconcat(stem, ".diag", NULL);
    g_autoptr(BookFixture) fixture = open_case(stem);
    if (strstr(stem, "-qr") != NULL)
        fixture->manifest->qr = BOOK_QR_VIDEOS;
    if (strstr(stem, "-endnotes") != NULL)
        fixture->manifest->links = BOOK_LINKS_ENDNOTE;
    g_autoptr(Pages) pages =
        book_fixture_lay_out(fixture, strstr(stem, "print-") != NULL, 1);
    g_autoptr(GString) dump = g_string_new(NULL);
    pages_dump(pages, dump);
    check(pages_path, dump->str);
    g_autofree char *told = list_diagnostics(fixture->diag);
    check(diag_path, told);
}

/* The pages of a book of many chapters do not depend on how many threads made them. */
static void
test_threads(void)
{
    g_autoptr(GString) markdown = g_string_new(NULL);
    for (int i = 1; i <= 12; i++) {
        g_string_append_printf(markdown,
                               "# %d장\n\n| <kbd>%d</kbd> | `값` |\n|---|---|\n"
                               "| 하나 | **[둘](#chapter-02)** |\n\n",
                               i, i);
        for (int k = 0; k < i % 5 + 1; k++)
            g_string_append_printf(
                markdown,
                "이 장에서는 [%d장](#chapter-%02d)에서 말한 것을 이어서 이야기한다. 글이 "
                "길어지면 다음 쪽으로 넘어간다.\n\n",
                i % 12 + 1, i % 12 + 1);
    }
    g_autofree char *dumps[2] = {NULL, NULL};
    for (int i = 0; i < 2; i++) {
        g_autoptr(BookFixture) fixture = book_fixture_new(markdown->str, NULL, true);
        g_autoptr(Pages) pages = book_fixture_lay_out(fixture, false, i == 0 ? 1 : 4);
        g_autoptr(GString) dump = g_string_new(NULL);
        pages_dump(pages, dump);
        dumps[i] = g_strdup(dump->str);
    }
    g_assert_cmpstr(dumps[0], ==, dumps[1]);
    g_free(dumps[1]);
}

/* Margins that leave nothing are an error, not a crash. */
static void
test_no_room(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(BookFixture) fixture =
        book_fixture_new("# 제목\n\n글.\n", "@page { size: 30mm 40mm }", false);
    LayoutOptions options = {false, 1};
    g_autoptr(Pages) pages = layout_book(fixture->book, fixture->sheets, fixture->fonts,
                                         &options, fixture->diag, &error);
    g_assert_null(pages);
    g_assert_nonnull(error);
}

static gint
by_name(gconstpointer a, gconstpointer b)
{
    return g_strcmp0(*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
find_cases(void)
{
    GPtrArray *stems = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folder = g_test_build_filename(G_TEST_DIST, "golden", "pages", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(dir);
    for (const char *name = g_dir_read_name(dir); name != NULL;
         name = g_dir_read_name(dir))
        if (g_str_has_suffix(name, ".md"))
            g_ptr_array_add(stems,
                            g_strdup_printf("%s/%.*s", folder,
                                            (int) (strlen(name) - strlen(".md")), name));
    g_ptr_array_sort(stems, by_name);
    return stems;
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GPtrArray) stems = find_cases();
    for (guint i = 0; i < stems->len; i++) {
        g_autofree char *name = g_path_get_basename(stems->pdata[i]);
        g_autofree char *path = g_strconcat("/layout/pages/", name, NULL);
        g_test_add_data_func(path, stems->pdata[i], test_case);
    }
    g_test_add_func("/layout/threads", test_threads);
    g_test_add_func("/layout/no-room", test_no_room);
    return g_test_run();
}
