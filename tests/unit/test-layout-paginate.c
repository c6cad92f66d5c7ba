/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Page breaks over hand-made lists: lines are 10 high and a page holds ten. */
#include "config.h"

#include "layout/paginate.h"

#define LINE 10240
#define PAGE_LINES 10

static const PaginateSize size = {
    .first_height = PAGE_LINES * LINE,
    .height = PAGE_LINES * LINE,
    .leading = LINE,
    .has_grid = true,
    .note_gap = LINE / 2,
};

static void
add_lines(BoxList *list, int n, int cost_before)
{
    for (int i = 0; i < n; i++) {
        bool is_split = i > 0 && (i < 2 || n - i < 2);
        int cost = i == 0 ? cost_before : is_split ? BOX_COST_FORBIDDEN : 0;
        if (list->boxes->len > 0)
            box_add_break(list, cost);
        box_add(list, BOX_SOLID, LINE);
    }
}

static void
add_heading(BoxList *list)
{
    if (list->boxes->len > 0)
        box_add_break(list, 0);
    box_add(list, BOX_GLUE, LINE);
    guint box = box_add(list, BOX_SOLID, LINE);
    box_at(list, box)->is_barrier = true;
}

static guint
add_figure(BoxList *list, int height, double least, bool may_move)
{
    if (list->boxes->len > 0)
        box_add_break(list, 0);
    int number = (int) list->figures->len;
    guint glue = box_add(list, BOX_GLUE, LINE);
    box_at(list, glue)->figure = number;
    guint index = box_add(list, BOX_SOLID, height);
    box_at(list, index)->figure = number;
    BoxFigure figure = {.pictures_height = height,
                        .gap = LINE,
                        .least = least,
                        .may_move = may_move,
                        .box = index};
    g_array_append_val(list->figures, figure);
    box_add_break(list, 0);
    glue = box_add(list, BOX_GLUE, LINE);
    box_at(list, glue)->figure = number;
    box_add(list, BOX_SNAP, 0);
    return index;
}

/* A footnote of `lines` called by the last box. */
static void
add_note(BoxList *list, guint lines)
{
    BoxNote note = {list->note_lines->len, list->note_lines->len + lines};
    for (guint i = 0; i < lines; i++) {
        guint number = list->notes->len;
        BoxNoteLine line = {number, note.first + i, 0, LINE / 2};
        g_array_append_val(list->note_lines, line);
    }
    g_array_append_val(list->notes, note);
    box_at(list, list->boxes->len - 1)->notes = list->notes->len;
}

static GPtrArray *
pages_of(BoxList *list)
{
    box_add_break(list, BOX_COST_FORCED);
    return paginate(list, &size);
}

static const PagePlan *
plan_at(GPtrArray *plans, guint index)
{
    g_assert_cmpuint(index, <, plans->len);
    return plans->pdata[index];
}

static guint
boxes_on(GPtrArray *plans, guint page)
{
    return plan_at(plans, page)->boxes->len;
}

static const PagePlacement *
placement(GPtrArray *plans, guint page, guint index)
{
    const PagePlan *plan = plan_at(plans, page);
    g_assert_cmpuint(index, <, plan->boxes->len);
    return &g_array_index(plan->boxes, PagePlacement, index);
}

static void
test_full_pages(void)
{
    g_autoptr(BoxList) list = box_list_new();
    add_lines(list, 25, 0);
    g_autoptr(GPtrArray) plans = pages_of(list);
    g_assert_cmpuint(plans->len, ==, 3);
    g_assert_cmpuint(boxes_on(plans, 0), ==, 10);
    g_assert_cmpuint(boxes_on(plans, 1), ==, 10);
    g_assert_cmpint(placement(plans, 0, 9)->y, ==, 9 * LINE);
}

static void
test_empty(void)
{
    g_autoptr(BoxList) list = box_list_new();
    g_autoptr(GPtrArray) plans = pages_of(list);
    g_assert_cmpuint(plans->len, ==, 1);
    g_assert_cmpuint(boxes_on(plans, 0), ==, 0);
}

static void
test_widow(void)
{
    g_autoptr(BoxList) list = box_list_new();
    add_lines(list, 11, 0);
    g_autoptr(GPtrArray) plans = pages_of(list);
    g_assert_cmpuint(plans->len, ==, 2);
    g_assert_cmpuint(boxes_on(plans, 1), >=, 2);
}

static void
test_short_paragraph_is_whole(void)
{
    g_autoptr(BoxList) list = box_list_new();
    add_lines(list, 8, 0);
    add_lines(list, 3, 0);
    add_lines(list, 6, 0);
    g_autoptr(GPtrArray) plans = pages_of(list);
    g_assert_cmpuint(boxes_on(plans, 0), ==, 8);
}

static void
test_heading_is_kept(void)
{
    g_autoptr(BoxList) list = box_list_new();
    add_lines(list, 8, 0);
    add_heading(list);
    add_lines(list, 8, BOX_COST_FORBIDDEN);
    g_autoptr(GPtrArray) plans = pages_of(list);
    g_assert_cmpuint(boxes_on(plans, 0), ==, 8);
    g_assert_cmpint(placement(plans, 1, 0)->y, ==, 0);
}

/* First fit would fill page one and leave a two-line last page; the whole is better. */
static void
test_best_sum(void)
{
    g_autoptr(BoxList) list = box_list_new();
    add_lines(list, 22, 0);
    g_autoptr(GPtrArray) plans = pages_of(list);
    g_assert_cmpuint(plans->len, ==, 3);
    g_assert_cmpuint(boxes_on(plans, 2), >=, 3);
}

static void
test_footnote_stands_with_its_call(void)
{
    g_autoptr(BoxList) list = box_list_new();
    add_lines(list, 9, 0);
    add_note(list, 4);
    add_lines(list, 9, 0);
    g_autoptr(GPtrArray) plans = pages_of(list);
    for (guint i = 0; i < plans->len; i++)
        for (guint k = 0; k < boxes_on(plans, i); k++)
            if (box_at(list, placement(plans, i, k)->box)->notes == 1 &&
                placement(plans, i, k)->box == 16)
                g_assert_cmpuint(plan_at(plans, i)->notes->len, ==, 4);
    const PagePlan *first = plan_at(plans, 0);
    g_assert_cmpuint(first->notes->len, ==, 0);
    const PagePlan *second = plan_at(plans, 1);
    const PagePlacement *note = &g_array_index(second->notes, PagePlacement, 3);
    g_assert_cmpint(note->y + LINE / 2, ==, PAGE_LINES * LINE);
}

static void
test_long_footnote_goes_on(void)
{
    g_autoptr(BoxList) list = box_list_new();
    add_lines(list, 2, 0);
    add_note(list, 40);
    add_lines(list, 20, 0);
    g_autoptr(GPtrArray) plans = pages_of(list);
    guint next = 0;
    for (guint i = 0; i < plans->len; i++) {
        const PagePlan *plan = plan_at(plans, i);
        g_assert_true(i == 0 || !plan->continues_note == (next == 40));
        for (guint k = 0; k < plan->notes->len; k++)
            g_assert_cmpuint(g_array_index(plan->notes, PagePlacement, k).box, ==,
                             next++);
        g_assert_false(plan->is_overfull);
    }
    g_assert_cmpuint(next, ==, 40);
}

/* Six lines of text, then a picture of seven: the text that follows goes up before it. */
static void
test_figure_moves(void)
{
    g_autoptr(BoxList) list = box_list_new();
    add_lines(list, 6, 0);
    guint figure = add_figure(list, 7 * LINE, 1.0, true);
    add_lines(list, 12, 0);
    g_autoptr(GPtrArray) plans = pages_of(list);
    g_assert_cmpuint(boxes_on(plans, 0), ==, 10);
    g_assert_cmpint(placement(plans, 0, 6)->y, ==, 6 * LINE);
    g_assert_cmpuint(placement(plans, 1, 0)->box, ==, figure);
    g_assert_cmpint(placement(plans, 1, 1)->y, ==, 8 * LINE);
    g_assert_cmpuint(plan_at(plans, 0)->moved, ==, 0);
    g_assert_cmpuint(plan_at(plans, 0)->moved_end, ==, 1);
}

static void
test_figure_shrinks(void)
{
    g_autoptr(BoxList) list = box_list_new();
    add_lines(list, 3, 0);
    add_figure(list, 7 * LINE, 0.6, true);
    add_lines(list, 16, 0);
    g_autoptr(GPtrArray) plans = pages_of(list);
    g_assert_cmpuint(boxes_on(plans, 0), ==, 4);
    double scale = placement(plans, 0, 3)->scale;
    g_assert_cmpfloat(scale, >, 0.83);
    g_assert_cmpfloat(scale, <, 0.88);
}

static void
test_figure_stays_before_a_heading(void)
{
    g_autoptr(BoxList) list = box_list_new();
    add_lines(list, 6, 0);
    guint figure = add_figure(list, 9 * LINE, 1.0, true);
    add_heading(list);
    add_lines(list, 12, BOX_COST_FORBIDDEN);
    g_autoptr(GPtrArray) plans = pages_of(list);
    g_assert_cmpuint(boxes_on(plans, 0), ==, 6);
    g_assert_cmpuint(placement(plans, 1, 0)->box, ==, figure);
}

static void
test_figures_keep_their_order(void)
{
    g_autoptr(BoxList) list = box_list_new();
    for (int i = 0; i < 6; i++) {
        add_lines(list, 3, 0);
        add_figure(list, 6 * LINE, 0.6, true);
    }
    g_autoptr(GPtrArray) plans = pages_of(list);
    int last = -1, seen = 0;
    for (guint i = 0; i < plans->len; i++)
        for (guint k = 0; k < boxes_on(plans, i); k++) {
            int figure = box_at(list, placement(plans, i, k)->box)->figure;
            if (figure >= 0) {
                g_assert_cmpint(figure, ==, last + 1);
                last = figure;
                seen++;
            }
        }
    g_assert_cmpint(seen, ==, 6);
}

/* Text goes before two pictures, not before a third. */
static void
test_two_figures_wait(void)
{
    g_autoptr(BoxList) list = box_list_new();
    static const DocNode nodes[3];
    add_lines(list, 5, 0);
    for (int i = 0; i < 3; i++) {
        guint box = add_figure(list, 8 * LINE, 1.0, true);
        BoxFigure *figure =
            &g_array_index(list->figures, BoxFigure, (guint) box_at(list, box)->figure);
        figure->node = &nodes[i];
        figure->group = (guint) i;
    }
    add_lines(list, 9, 0);
    g_autoptr(GPtrArray) plans = pages_of(list);
    g_assert_cmpuint(boxes_on(plans, 0), ==, 5);
    g_assert_cmpuint(plan_at(plans, 0)->moved_end, ==, 0);
}

/* Pictures of one row go on to the next page together with nothing between them. */
static void
test_rows_stay_together(void)
{
    g_autoptr(BoxList) list = box_list_new();
    add_lines(list, 4, 0);
    for (int i = 0; i < 2; i++) {
        guint box = add_figure(list, 5 * LINE, 1.0, true);
        g_array_index(list->figures, BoxFigure, (guint) box_at(list, box)->figure).group =
            0;
    }
    add_lines(list, 9, 0);
    g_autoptr(GPtrArray) plans = pages_of(list);
    for (guint i = 0; i < plans->len; i++)
        for (guint k = 1; k < boxes_on(plans, i); k++) {
            bool is_second = box_at(list, placement(plans, i, k)->box)->figure == 1;
            if (is_second)
                g_assert_cmpint(box_at(list, placement(plans, i, k - 1)->box)->figure, ==,
                                0);
        }
}

static void
test_too_tall_box(void)
{
    g_autoptr(BoxList) list = box_list_new();
    add_lines(list, 4, 0);
    box_add_break(list, 0);
    box_add(list, BOX_SOLID, 14 * LINE);
    add_lines(list, 4, 0);
    g_autoptr(GPtrArray) plans = pages_of(list);
    g_assert_cmpuint(plans->len, ==, 3);
    g_assert_true(plan_at(plans, 1)->is_overfull);
    g_assert_cmpuint(boxes_on(plans, 1), ==, 1);
}

static void
test_forced_break(void)
{
    g_autoptr(BoxList) list = box_list_new();
    add_lines(list, 2, 0);
    add_lines(list, 4, BOX_COST_FORCED);
    g_autoptr(GPtrArray) plans = pages_of(list);
    g_assert_cmpuint(plans->len, ==, 2);
    g_assert_cmpuint(boxes_on(plans, 0), ==, 2);
}

/* Every solid box stands on exactly one page, in any mixture. */
static void
test_nothing_is_lost(void)
{
    for (guint32 seed = 0; seed < 60; seed++) {
        g_autoptr(GRand) random = g_rand_new_with_seed(seed);
        g_autoptr(BoxList) list = box_list_new();
        for (int i = 0; i < 30; i++) {
            int kind = g_rand_int_range(random, 0, 6);
            if (kind == 0)
                add_heading(list);
            else if (kind <= 2)
                add_figure(list, g_rand_int_range(random, 1, 9) * LINE,
                           kind == 1 ? 0.6 : 1.0, g_rand_boolean(random));
            add_lines(list, g_rand_int_range(random, 1, 9), 0);
            if (kind == 4)
                add_note(list, (guint) g_rand_int_range(random, 1, 7));
        }
        g_autoptr(GPtrArray) plans = pages_of(list);
        g_autofree guint8 *seen = g_malloc0(list->boxes->len);
        for (guint i = 0; i < plans->len; i++)
            for (guint k = 0; k < boxes_on(plans, i); k++)
                seen[placement(plans, i, k)->box]++;
        for (guint i = 0; i < list->boxes->len; i++)
            g_assert_cmpint(seen[i], ==, box_at(list, i)->kind == BOX_SOLID);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/paginate/full-pages", test_full_pages);
    g_test_add_func("/layout/paginate/empty", test_empty);
    g_test_add_func("/layout/paginate/widow", test_widow);
    g_test_add_func("/layout/paginate/short-paragraph", test_short_paragraph_is_whole);
    g_test_add_func("/layout/paginate/heading", test_heading_is_kept);
    g_test_add_func("/layout/paginate/best-sum", test_best_sum);
    g_test_add_func("/layout/paginate/footnote", test_footnote_stands_with_its_call);
    g_test_add_func("/layout/paginate/long-footnote", test_long_footnote_goes_on);
    g_test_add_func("/layout/paginate/figure-moves", test_figure_moves);
    g_test_add_func("/layout/paginate/figure-shrinks", test_figure_shrinks);
    g_test_add_func("/layout/paginate/figure-and-heading",
                    test_figure_stays_before_a_heading);
    g_test_add_func("/layout/paginate/figure-order", test_figures_keep_their_order);
    g_test_add_func("/layout/paginate/two-figures-wait", test_two_figures_wait);
    g_test_add_func("/layout/paginate/rows-together", test_rows_stay_together);
    g_test_add_func("/layout/paginate/too-tall", test_too_tall_box);
    g_test_add_func("/layout/paginate/forced", test_forced_break);
    g_test_add_func("/layout/paginate/nothing-lost", test_nothing_is_lost);
    return g_test_run();
}
