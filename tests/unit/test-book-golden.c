/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each tests/golden/book/CASE.blog, a small blog (small_blog.h), against CASE.book (the dump of
 * the book made of it) and CASE.diag (place, level and code of what is told). The first line
 * of CASE.blog says what it is about, the second what of the dump it is about: "dump:" and
 * "head", "entries" (the contents as a tree), "assets", or kinds of sections. */
#include "config.h"

#include <string.h>

#include "book/book.h"
#include "cli/select.h"
#include "golden.h"
#include "small_blog.h"

#define DUMP_MARK "dump:"

/* What the words after "dump:" in `blog` are. */
static char **
wanted_of(const char *blog)
{
    const char *line = strstr(blog, "\n" DUMP_MARK);
    g_assert_nonnull(line);
    line += strlen("\n" DUMP_MARK);
    g_autofree char *words = g_strndup(line, strcspn(line, "\n"));
    return g_strsplit(g_strstrip(words), " ", -1);
}

/* The block that `line` of a dump begins: "chapter" for "section chapter chapter-01"; NULL
 * when it begins none. */
static char *
block_begun(const char *line)
{
    if (g_str_has_prefix(line, "id: "))
        return g_strdup("head");
    if (strcmp(line, "contents:") == 0)
        return g_strdup("entries");
    if (g_str_has_prefix(line, "asset "))
        return g_strdup("assets");
    if (!g_str_has_prefix(line, "section "))
        return NULL;
    line += strlen("section ");
    return g_strndup(line, strcspn(line, " "));
}

static char *
cut(const char *dump, char **wanted)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(dump, "\n", -1);
    g_autofree char *block = NULL;
    for (char **line = lines; *line != NULL && lines[1] != NULL; line++) {
        char *begun = block_begun(*line);
        if (begun != NULL) {
            g_free(block);
            block = begun;
        }
        bool is_wanted =
            block != NULL && g_strv_contains((const char *const *) wanted, block);
        if (is_wanted && **line != '\0')
            g_string_append_printf(out, "%s\n", *line);
    }
    return g_string_free(out, FALSE);
}

static void
dump_books(const char *folder, GString *dump, Diag *diag)
{
    g_autoptr(GError) error = NULL;
    CliOptions options = {.path = (char *) folder, .jobs = 1};
    g_autoptr(Selection) selection = selection_make(&options, diag, &error);
    g_assert_no_error(error);
    BookOptions book_options = {.epoch = -1};
    for (guint i = 0; i < selection->chosen->len; i++) {
        Series *series = g_ptr_array_index(selection->chosen, i);
        series_load(series, selection->catalogue, diag);
        g_autoptr(Book) book =
            book_assemble(selection->catalogue, series, selection->manifest,
                          &book_options, diag, &error);
        g_assert_no_error(error);
        book_dump(book, dump);
    }
}

static void
test_case(gconstpointer data)
{
    const char *stem = data;
    g_autofree char *blog = golden_read(stem, ".blog");
    g_auto(GStrv) wanted = wanted_of(blog);
    g_autofree char *folder = small_blog_unpack(blog);
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(GString) dump = g_string_new(NULL);
    dump_books(folder, dump, diag);
    small_blog_remove(folder);
    g_autofree char *shown = cut(dump->str, wanted);
    golden_check(stem, ".book", shown);
    g_autofree char *told = golden_diagnostics(diag, 0, true);
    golden_check(stem, ".diag", told);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    golden_add_cases("book", ".blog", "/book/golden", test_case);
    return g_test_run();
}
