/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/pool.h"

#include <stddef.h>
#include <string.h>

/* Each piece is filled with a number of its own; none may be written over. */
static void
test_pieces_are_apart(void)
{
    enum { PIECES = 4000 };
    g_autoptr(Pool) pool = pool_new();
    guint8 *pieces[PIECES];
    for (guint i = 0; i < PIECES; i++) {
        pieces[i] = pool_take(pool, i % 97 * (i % 31 == 0 ? 1000 : 1) + 1);
        memset(pieces[i], (int) (i % 251), i % 97 * (i % 31 == 0 ? 1000 : 1) + 1);
    }
    for (guint i = 0; i < PIECES; i++)
        for (guint k = 0; k <= i % 97 * (i % 31 == 0 ? 1000 : 1); k++)
            g_assert_cmpuint(pieces[i][k], ==, i % 251);
}

static void
test_pieces_are_zeroed_and_aligned(void)
{
    g_autoptr(Pool) pool = pool_new();
    for (guint i = 1; i < 3000; i++) {
        guint8 *piece = pool_take(pool, i);
        g_assert_cmpuint((guintptr) piece % _Alignof(max_align_t), ==, 0);
        for (guint k = 0; k < i; k++)
            g_assert_cmpuint(piece[k], ==, 0);
        memset(piece, 0xFF, i);
    }
}

static void
test_nothing_is_a_piece(void)
{
    g_autoptr(Pool) pool = pool_new();
    g_assert_nonnull(pool_take(pool, 0));
    g_assert_nonnull(pool_take_array(pool, int, 0));
}

static void
test_text_ends(void)
{
    g_autoptr(Pool) pool = pool_new();
    const char *word = pool_copy_text(pool, "가나다라", 6);
    g_assert_cmpstr(word, ==, "가나");
    g_assert_cmpstr(pool_copy_text(pool, "", 0), ==, "");
    g_assert_cmpstr(word, ==, "가나");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/pool/pieces-are-apart", test_pieces_are_apart);
    g_test_add_func("/base/pool/pieces-are-zeroed-and-aligned",
                    test_pieces_are_zeroed_and_aligned);
    g_test_add_func("/base/pool/nothing-is-a-piece", test_nothing_is_a_piece);
    g_test_add_func("/base/pool/text-ends", test_text_ends);
    return g_test_run();
}
