/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/turn.h"

#include "layout/nest.h"

/* A page of a turned table ends between two rows when that fills so much of it, or inside a
 * row where one may be split; in percent. */
#define FILLED_BY_ROWS 70
#define LEAST_FILLED 50

/* The header rows that the break before `box` asks for, stacked from the top: their height. */
static int
add_repeat(const BoxList *list, guint box, GArray *placed)
{
    int repeat = -1, y = 0;
    for (guint i = box; i > 0 && box_at(list, i - 1)->kind != BOX_SOLID; i--)
        repeat = MAX(repeat, box_at(list, i - 1)->repeat);
    if (repeat < 0 || box == 0)
        return 0;
    const BoxRepeat *rows = &g_array_index(list->repeats, BoxRepeat, repeat);
    for (guint i = rows->first; i < rows->end; i++) {
        if (box_at(list, i)->kind != BOX_SOLID)
            continue;
        PagePlacement placement = {i, y, 1.0};
        g_array_append_val(placed, placement);
        y += box_at(list, i)->height;
    }
    return y;
}

/* A page that may wait, as a picture may: text that follows fills the page before it. */
static void
add_page(Flow *flow, const DocNode *node, const BoxList *list, const GArray *placed,
         PageBox area)
{
    guint box = flow_solid(flow, area.height, false);
    nest_add(flow, list, (const PagePlacement *) (const void *) placed->data, placed->len,
             flow->left + (flow->width - area.width) / 2, 0, area.height);
    BoxFigure figure = {
        .least = 1.0, .may_move = flow->frame < 0, .box = box, .node = node};
    figure.may_move &=
        box_at(flow->list, box)->notes == box_at(flow->list, box - 1)->notes;
    box_add_figure(flow->list, figure);
    flow->figure = (int) flow->list->figures->len - 1;
}

/* A place where a page may end, and what stands before it. */
typedef struct {
    guint next, n_placed;
    int height;
} End;

/* The boxes of one page from `first` on, into `placed`: up to the last one that fits, or the
 * last good break before it. Gives the first box of the next page and the page's height, 0
 * when nothing is left for it. */
static guint
take_page(const BoxList *list, guint first, int width, GArray *placed, int *height)
{
    End good = {0}, row = {0};
    int y = add_repeat(list, first, placed);
    guint head = placed->len, i;
    for (i = first; i < list->boxes->len; i++) {
        const Box *box = box_at(list, i);
        if (box->kind == BOX_BREAK && placed->len > head) {
            End end = {i + 1, placed->len, y};
            good = box->cost < BOX_COST_AVOID ? end : good;
            row = box->cost == 0 ? end : row;
        }
        if (box->kind == BOX_SOLID && placed->len > head && y + box->height > width)
            break;
        PagePlacement placement = {i, y, 1.0};
        if (box->kind == BOX_SOLID)
            g_array_append_val(placed, placement);
        if (box->kind == BOX_SOLID || box->kind == BOX_GLUE)
            y += box->height;
    }
    End end = {i, placed->len, placed->len > head ? y : 0};
    if (i < list->boxes->len && row.height > width / 100 * FILLED_BY_ROWS)
        end = row;
    else if (i < list->boxes->len && good.height > width / 100 * LEAST_FILLED)
        end = good;
    g_array_set_size(placed, end.n_placed);
    *height = end.height;
    return end.next;
}

void
turn_onto_pages(Flow *flow, const DocNode *node, const BoxList *list, int length)
{
    g_autoptr(GArray) placed = g_array_new(FALSE, TRUE, sizeof(PagePlacement));
    for (guint first = 0, next; first < list->boxes->len; first = next) {
        int height;
        g_array_set_size(placed, 0);
        next = take_page(list, first, flow->width, placed, &height);
        if (height > 0)
            add_page(flow, node, list, placed, (PageBox){0, 0, height, length});
    }
}
