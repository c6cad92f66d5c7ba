/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/words.h"

static void
test_link(void)
{
    static const char *const cases[][3] = {
        {"ko", "머리말", "‘머리말’로 가기"},    {"ko", "1장", "‘1장’으로 가기"},
        {"ko", "2편", "‘2편’으로 가기"},        {"ko", "SQL", "‘SQL’로 가기"},
        {"ko", "각주", "‘각주’로 가기"},        {"ja", "目次", "「目次」へ"},
        {"en", "Contents", "Go to “Contents”"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *words = book_word_link(cases[i][0], cases[i][1]);
        g_assert_cmpstr(words, ==, cases[i][2]);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/book/words/link", test_link);
    return g_test_run();
}
