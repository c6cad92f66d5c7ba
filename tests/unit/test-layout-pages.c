/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each tests/golden/pages/CASE.md, laid out on a small page, against CASE.pages (the dump)
 * and CASE.diag (line and code of what is told; no file: nothing is told). CASE.css, if
 * there, is laid over the sheet; a case named "print-..." is laid out for print, one named
 * "...-endnotes" with end notes, "...-qr" with codes of videos, "...-qr-all" with codes of
 * all addresses, one named "...contents..." with contents. */
#include "config.h"

#include "layout_fixture.h"
#include "golden.h"
#include "layout/dump.h"

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

static LayoutFixture *
open_case(const char *stem)
{
    g_autofree char *markdown = golden_read(stem, ".md");
    g_autofree char *css = golden_read(stem, ".css");
    g_assert_cmpstr(markdown, !=, "");
    return layout_fixture_new(markdown, css, strstr(stem, "contents") != NULL);
}

static void
test_case(gconstpointer data)
{
    const char *stem = data;
    g_autoptr(LayoutFixture) fixture = open_case(stem);
    if (strstr(stem, "-qr") != NULL)
        fixture->manifest->qr =
            strstr(stem, "-qr-all") != NULL ? BOOK_QR_ALL : BOOK_QR_VIDEOS;
    if (strstr(stem, "-endnotes") != NULL)
        fixture->manifest->links = BOOK_LINKS_ENDNOTE;
    g_autoptr(Pages) pages =
        layout_fixture_lay_out(fixture, strstr(stem, "print-") != NULL, 1);
    g_autoptr(GString) dump = g_string_new(NULL);
    pages_dump(pages, dump);
    golden_check(stem, ".pages", dump->str);
    g_autofree char *told = list_diagnostics(fixture->diag);
    golden_check(stem, ".diag", told);
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
        g_autoptr(LayoutFixture) fixture = layout_fixture_new(markdown->str, NULL, true);
        g_autoptr(Pages) pages = layout_fixture_lay_out(fixture, false, i == 0 ? 1 : 4);
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
    g_autoptr(LayoutFixture) fixture =
        layout_fixture_new("# 제목\n\n글.\n", "@page { size: 30mm 40mm }", false);
    LayoutOptions options = {false, 1};
    g_autoptr(Pages) pages = layout_book(fixture->book, fixture->sheets, fixture->fonts,
                                         &options, fixture->diag, &error);
    g_assert_null(pages);
    g_assert_nonnull(error);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    golden_add_cases("pages", ".md", "/layout/pages", test_case);
    g_test_add_func("/layout/threads", test_threads);
    g_test_add_func("/layout/no-room", test_no_room);
    return g_test_run();
}
