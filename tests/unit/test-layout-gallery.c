/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/gallery.h"

static Gallery *
gallery_of(guint n, int width, int height)
{
    Gallery *gallery = gallery_new(300, 500, 6);
    for (guint i = 0; i < n; i++)
        gallery_add(gallery, width, height);
    gallery_arrange(gallery);
    return gallery;
}

static void
test_one_keeps_its_size(void)
{
    g_autoptr(Gallery) gallery = gallery_of(1, 200, 100);
    const PageBox *area = &g_array_index(gallery->areas, PageBox, 0);
    g_assert_cmpint(area->width, ==, 200);
    g_assert_cmpint(area->height, ==, 100);
    g_assert_cmpint(area->x, ==, 50);
}

static void
test_two_fill_the_measure(void)
{
    g_autoptr(Gallery) gallery = gallery_of(2, 300, 200);
    g_assert_cmpuint(gallery->rows->len, ==, 1);
    const PageBox *first = &g_array_index(gallery->areas, PageBox, 0);
    const PageBox *second = &g_array_index(gallery->areas, PageBox, 1);
    g_assert_cmpint(first->height, ==, second->height);
    g_assert_cmpint(second->x + second->width, >=, 298);
    g_assert_cmpint(second->x - first->x - first->width, ==, 6);
}

static void
test_like_heights(void)
{
    g_autoptr(Gallery) gallery = gallery_new(300, 500, 6);
    gallery_add(gallery, 300, 200);
    gallery_add(gallery, 100, 300);
    gallery_arrange(gallery);
    const PageBox *first = &g_array_index(gallery->areas, PageBox, 0);
    const PageBox *second = &g_array_index(gallery->areas, PageBox, 1);
    g_assert_cmpint(first->height, ==, second->height);
    g_assert_cmpint(first->width, >, second->width);
}

/* Wide pictures are not shrunk to stamps: they take more rows. */
static void
test_rows(void)
{
    g_autoptr(Gallery) gallery = gallery_of(4, 300, 150);
    g_assert_cmpuint(gallery->rows->len, ==, 2);
    for (guint i = 0; i < gallery->rows->len; i++)
        g_assert_cmpint(g_array_index(gallery->rows, GalleryRow, i).height, >=, 72);
}

static void
test_many(void)
{
    g_autoptr(Gallery) gallery = gallery_of(5000, 400, 300);
    guint seen = 0;
    for (guint i = 0; i < gallery->rows->len; i++) {
        const GalleryRow *row = &g_array_index(gallery->rows, GalleryRow, i);
        g_assert_cmpuint(row->first, ==, seen);
        seen = row->end;
    }
    g_assert_cmpuint(seen, ==, 5000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/gallery/one", test_one_keeps_its_size);
    g_test_add_func("/layout/gallery/two", test_two_fill_the_measure);
    g_test_add_func("/layout/gallery/like-heights", test_like_heights);
    g_test_add_func("/layout/gallery/rows", test_rows);
    g_test_add_func("/layout/gallery/many", test_many);
    return g_test_run();
}
