/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/columns.h"

static void
test_all_fit(void)
{
    const ColumnNeed needs[] = {{10, 40}, {10, 30}};
    int widths[2];
    g_assert_true(columns_fit(needs, 2, 100, widths));
    g_assert_cmpint(widths[0], ==, 40);
    g_assert_cmpint(widths[1], ==, 30);
}

/* A date column keeps its width beside a long text. */
static void
test_short_column_keeps_its_width(void)
{
    const ColumnNeed needs[] = {{20, 80}, {30, 4000}, {10, 50}};
    int widths[3];
    g_assert_true(columns_fit(needs, 3, 300, widths));
    g_assert_cmpint(widths[0], ==, 80);
    g_assert_cmpint(widths[1], ==, 170);
    g_assert_cmpint(widths[2], ==, 50);
}

static void
test_long_columns_share(void)
{
    const ColumnNeed needs[] = {{20, 1000}, {20, 4000}};
    int widths[2];
    g_assert_true(columns_fit(needs, 2, 300, widths));
    g_assert_cmpint(widths[0], ==, 100);
    g_assert_cmpint(widths[1], ==, 200);
}

/* The last two texts share what the figures leave, though the first of them could have all
 * that it wants. */
static void
test_last_is_not_squeezed(void)
{
    const ColumnNeed needs[] = {{60, 60}, {30, 90}, {30, 90}};
    int widths[3];
    g_assert_true(columns_fit(needs, 3, 200, widths));
    g_assert_cmpint(widths[0], ==, 60);
    g_assert_cmpint(widths[1], ==, 70);
    g_assert_cmpint(widths[2], ==, 70);
}

static void
test_least_is_kept(void)
{
    const ColumnNeed needs[] = {{180, 1000}, {20, 9000}};
    int widths[2];
    g_assert_true(columns_fit(needs, 2, 300, widths));
    g_assert_cmpint(widths[0], ==, 180);
    g_assert_cmpint(widths[1], ==, 120);
}

static void
test_too_narrow(void)
{
    const ColumnNeed needs[] = {{200, 400}, {200, 400}};
    int widths[2];
    g_assert_false(columns_fit(needs, 2, 300, widths));
    g_assert_cmpint(widths[0] + widths[1], <=, 300);
    g_assert_cmpint(widths[0], ==, 150);
}

/* A column of one syllable keeps it when words beside it must be split. */
static void
test_narrow_column_is_not_cut(void)
{
    const ColumnNeed needs[] = {{200, 400}, {20, 20}, {180, 400}};
    int widths[3];
    g_assert_false(columns_fit(needs, 3, 300, widths));
    g_assert_cmpint(widths[0], ==, 140);
    g_assert_cmpint(widths[1], ==, 20);
    g_assert_cmpint(widths[2], ==, 140);
}

static void
test_span(void)
{
    ColumnNeed needs[] = {{20, 30}, {20, 30}};
    columns_span(needs, 2, (ColumnNeed){100, 200});
    g_assert_cmpint(needs[0].least + needs[1].least, ==, 100);
    g_assert_cmpint(needs[0].most + needs[1].most, ==, 200);
}

/* Whatever the needs, the widths fit and no column falls below its least. */
static void
test_any_needs(void)
{
    for (guint32 seed = 0; seed < 500; seed++) {
        g_autoptr(GRand) random = g_rand_new_with_seed(seed);
        guint n = (guint) g_rand_int_range(random, 1, 20);
        ColumnNeed needs[20];
        int widths[20], sum = 0, least = 0;
        for (guint i = 0; i < n; i++) {
            needs[i].least = g_rand_int_range(random, 0, 30);
            needs[i].most = needs[i].least + g_rand_int_range(random, 0, 900);
            least += needs[i].least;
        }
        bool fits = columns_fit(needs, n, 300, widths);
        g_assert_cmpint(fits, ==, least <= 300);
        for (guint i = 0; i < n; i++) {
            sum += widths[i];
            g_assert_true(!fits || widths[i] >= needs[i].least);
        }
        g_assert_cmpint(sum, <=, 300);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/columns/all-fit", test_all_fit);
    g_test_add_func("/layout/columns/short", test_short_column_keeps_its_width);
    g_test_add_func("/layout/columns/long", test_long_columns_share);
    g_test_add_func("/layout/columns/last", test_last_is_not_squeezed);
    g_test_add_func("/layout/columns/least", test_least_is_kept);
    g_test_add_func("/layout/columns/too-narrow", test_too_narrow);
    g_test_add_func("/layout/columns/narrow", test_narrow_column_is_not_cut);
    g_test_add_func("/layout/columns/span", test_span);
    g_test_add_func("/layout/columns/any", test_any_needs);
    return g_test_run();
}
