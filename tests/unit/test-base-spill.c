/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/spill.h"

#include <glib/gstdio.h>
#include <stdbool.h>
#include <string.h>

static void
assert_holds(const Spill *spill, const SpillPart *part, const char *expected)
{
    g_autoptr(GBytes) bytes = spill_bytes(spill, part);
    g_assert_nonnull(bytes);
    g_assert_cmpmem(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), expected,
                    strlen(expected));
    char two[2] = "";
    g_assert_cmpint(spill_read(spill, part, strlen(expected), two, 2), ==, 0);
    g_assert_cmpint(spill_read(spill, part, strlen(expected) - 1, two, 2), ==, 1);
    g_assert_cmpint(two[0], ==, expected[strlen(expected) - 1]);
}

static void
put_and_read(const char *folder, bool is_kept)
{
    g_autoptr(Spill) spill = spill_new(folder);
    g_autoptr(GBytes) one = g_bytes_new_static("one", 3);
    g_autoptr(GBytes) other = g_bytes_new_static("other", 5);
    g_autoptr(GBytes) none = g_bytes_new_static("", 0);
    SpillPart a = spill_put(spill, one), b = spill_put(spill, none),
              c = spill_put(spill, other);
    g_assert_cmpint(a.kept != NULL, ==, is_kept);
    assert_holds(spill, &c, "other");
    assert_holds(spill, &a, "one");
    g_autoptr(GBytes) nothing = spill_bytes(spill, &b);
    g_assert_cmpuint(g_bytes_get_size(nothing), ==, 0);
    spill_part_clear(&a);
    spill_part_clear(&b);
    spill_part_clear(&c);
}

/* In a folder nothing is seen of it; where there is none, memory takes its place. */
static void
test_places(void)
{
    g_autofree char *folder = g_dir_make_tmp("ebook-test-XXXXXX", NULL);
    put_and_read(folder, false);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
    put_and_read(folder, true);
    put_and_read(NULL, true);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/spill/places", test_places);
    return g_test_run();
}
