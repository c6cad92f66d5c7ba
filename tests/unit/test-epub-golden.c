/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown against the XHTML that shows it: each tests/golden/xhtml/NAME.md with the body of
 * its first chapter, NAME.xhtml. */
#include "config.h"

#include "epub_fixture.h"
#include "golden.h"

/* What no book holds, whatever the post. */
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
    g_autofree char *markdown = golden_read(data, ".md");
    g_autoptr(EpubFixture) fixture = epub_fixture_new(markdown);
    g_autofree char *actual = epub_fixture_write_body(fixture, 0);
    assert_safe(actual);
    golden_check(data, ".xhtml", actual);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    golden_add_cases("xhtml", ".md", "/epub/xhtml", test_golden);
    return g_test_run();
}
