/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown against the XHTML that shows it: each tests/golden/xhtml/NAME.md with the body of
 * its first chapter, NAME.xhtml. EBOOK_REGEN=1 in the environment rewrites them. */
#include "config.h"

#include <string.h>

#include "epub-fixture.h"

/* What no book holds, whatever the post (EPUB.md S6, T9, T11; SAFETY.md 4.7). */
static void
assert_safe(const char *body)
{
    static const char *const never[] = {
        "<(script|iframe|form|object|embed|video|audio|details|input|style)\\b",
        "<[^>]* (style|on[a-z]+)=", "<[^>]*=\"(javascript|vbscript|data|file):"};
    for (guint i = 0; i < G_N_ELEMENTS(never); i++)
        g_assert_false(g_regex_match_simple(never[i], body, 0, 0));
}

static void
test_golden(gconstpointer data)
{
    const char *name = data;
    g_autofree char *source = g_strconcat(name, ".md", NULL);
    g_autofree char *target = g_strconcat(name, ".xhtml", NULL);
    g_autofree char *path =
        g_test_build_filename(G_TEST_DIST, "golden", "xhtml", source, NULL);
    g_autofree char *golden =
        g_test_build_filename(G_TEST_DIST, "golden", "xhtml", target, NULL);
    g_autofree char *markdown = NULL;
    g_autofree char *expected = NULL;
    g_assert_true(g_file_get_contents(path, &markdown, NULL, NULL));
    g_autoptr(EpubFixture) fixture = epub_fixture_new(markdown);
    g_autofree char *actual = epub_fixture_write_body(fixture, 0);
    assert_safe(actual);
    if (g_getenv("EBOOK_REGEN") != NULL)
        g_assert_true(g_file_set_contents(golden, actual, -1, NULL));
    g_assert_true(g_file_get_contents(golden, &expected, NULL, NULL));
    g_assert_cmpstr(actual, ==, expected);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder = g_test_build_filename(G_TEST_DIST, "golden", "xhtml", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(dir);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL)
        if (g_str_has_suffix(name, ".md"))
            g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(".md")));
    g_assert_cmpuint(names->len, >, 0);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *test = g_strconcat("/epub/xhtml/", names->pdata[i], NULL);
        g_test_add_data_func(test, names->pdata[i], test_golden);
    }
    return g_test_run();
}
