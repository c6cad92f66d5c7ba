/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each tests/golden/series/CASE.blog, a small blog (small_blog.h), against CASE.series (the
 * dump of the series found) and CASE.diag (place, level and code of what is told of series;
 * no file: nothing is told). A first line "explain" asks for the evidence too. */
#include "config.h"

#include "golden.h"
#include "series/dump.h"
#include "small_blog.h"

static void
test_case(gconstpointer data)
{
    const char *stem = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(Diag) diag = diag_new();
    g_autofree char *blog = golden_read(stem, ".blog");
    bool explains = g_str_has_prefix(blog, "explain\n");
    g_autofree char *folder = small_blog_unpack(blog);
    g_autoptr(Site) site = site_open(folder, diag, &error);
    g_assert_no_error(error);
    g_autoptr(Catalogue) catalogue = catalogue_read(site, 1, diag, &error);
    g_assert_no_error(error);
    guint told = diag_length(diag);
    g_autoptr(GPtrArray) found = series_discover(catalogue, diag);
    g_autoptr(GString) dump = g_string_new(NULL);
    g_autofree char *diagnostics = golden_diagnostics(diag, told, true);
    for (guint i = 0; i < found->len; i++) {
        series_load(g_ptr_array_index(found, i), catalogue, diag);
        series_dump(g_ptr_array_index(found, i), explains, dump);
    }
    small_blog_remove(folder);
    golden_check(stem, ".series", dump->str);
    golden_check(stem, ".diag", diagnostics);
}

int
main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    golden_add_cases("series", ".blog", "/series", test_case);
    return g_test_run();
}
