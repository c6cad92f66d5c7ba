/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/squeeze.h"

/* White of 60, a line of 10, white of 30 and a rest of a line, a line of 10. */
static BoxList *
make_list(void)
{
    BoxList *list = box_list_new();
    box_add(list, BOX_SOLID, 60);
    box_add_break(list, BOX_COST_FORBIDDEN);
    box_add(list, BOX_SOLID, 10);
    box_add_item(list, (PageItem){.kind = PAGE_RECTANGLE});
    box_add_break(list, 0);
    box_add(list, BOX_GLUE, 30);
    box_add(list, BOX_SNAP, 0);
    box_add(list, BOX_SOLID, 10);
    box_add_item(list, (PageItem){.kind = PAGE_RECTANGLE});
    box_add_break(list, BOX_COST_FORCED);
    for (guint i = 0; i < list->boxes->len; i++)
        box_at(list, i)->frame = -1;
    return list;
}

static int
total(const BoxList *list)
{
    int height = 0;
    for (guint i = 0; i < list->boxes->len; i++)
        height += box_at(list, i)->height;
    return height;
}

static void
test_white_gives_way(void)
{
    g_autoptr(BoxList) list = make_list();
    squeeze_onto_page(list, 50);
    g_assert_cmpint(total(list), ==, 50);
    g_assert_cmpint(box_at(list, 0)->height, ==, 20);
    g_assert_cmpint(box_at(list, 2)->height, ==, 10);
    g_assert_cmpint(box_at(list, 4)->height, ==, 10);
    g_assert_cmpint(box_at(list, 5)->kind, ==, BOX_GLUE);
}

static void
test_what_fits_stays(void)
{
    g_autoptr(BoxList) list = make_list();
    squeeze_onto_page(list, 110);
    g_assert_cmpint(total(list), ==, 110);
    g_assert_cmpint(box_at(list, 5)->kind, ==, BOX_SNAP);
}

/* What is too much text for a page goes over pages. */
static void
test_what_cannot_fit_stays(void)
{
    g_autoptr(BoxList) list = make_list();
    squeeze_onto_page(list, 15);
    g_assert_cmpint(total(list), ==, 110);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/squeeze/gives-way", test_white_gives_way);
    g_test_add_func("/layout/squeeze/fits", test_what_fits_stays);
    g_test_add_func("/layout/squeeze/cannot", test_what_cannot_fit_stays);
    return g_test_run();
}
