/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/nest.h"

#include "layout/frame.h"
#include "layout/trace.h"

void
nest_begin(const Flow *outer, Flow *inner, BoxList *list, int width, int height)
{
    *inner = *outer;
    flow_init(inner, list, width, height);
    inner->left = 0;
    inner->has_grid = false;
    inner->is_at_start = false;
    inner->avoids = inner->new_avoids = 0;
    inner->marker = NULL;
    inner->repeat = -1;
    inner->cost = inner->space = inner->space_without = 0;
    inner->is_nested = true;
}

GArray *
nest_stack(const BoxList *list, int *height)
{
    GArray *placed = g_array_new(FALSE, TRUE, sizeof(PagePlacement));
    int y = 0, foot = 0;
    for (guint i = 0; i < list->boxes->len; i++) {
        const Box *box = box_at(list, i);
        if (box->kind == BOX_GLUE && placed->len > 0)
            y += box->height;
        if (box->kind != BOX_SOLID)
            continue;
        PagePlacement one = {i, y, 1.0};
        g_array_append_val(placed, one);
        foot = y += box->height;
    }
    *height = foot;
    return placed;
}

/* A quarter turn to the left: what was at the left is at the foot (page.h, rotation). */
static void
turn(PageItem *item, int turned)
{
    int x = item->x, y = item->y;
    item->x = y;
    item->y = turned - x;
    item->rotation = 90;
}

static void
add_item(Flow *flow, PageItem item, int x, int y, int turned)
{
    if (turned > 0)
        turn(&item, turned);
    item.x += x;
    item.y += y;
    if (item.kind == PAGE_MATRIX)
        item.as.matrix.modules =
            g_memdup2(item.as.matrix.modules,
                      (gsize) item.as.matrix.side * (gsize) item.as.matrix.side);
    box_add_item(flow->list, item);
}

static PageBox
move_area(PageBox area, int x, int y, int turned)
{
    if (turned > 0)
        area = (PageBox){area.y, turned - area.x - area.width, area.height, area.width};
    area.x += x;
    area.y += y;
    return area;
}

static void
add_mark(Flow *flow, const BoxList *list, const BoxMark *mark, int x, int y, int top,
         int turned)
{
    BoxMark copy = *mark;
    PageBox area = mark->area;
    area.y += top;
    copy.area = move_area(area, x, y, turned);
    if (mark->kind == BOX_MARK_LINE)
        return;
    if (mark->kind == BOX_MARK_LINK) {
        const BoxLink *link = &g_array_index(list->links, BoxLink, mark->as.link);
        trace_link(flow, link->node, link->target, link->element, copy.area);
        return;
    }
    if (mark->kind == BOX_MARK_STRING)
        copy.as.string = g_strdup(mark->as.string);
    box_add_mark(flow->list, copy);
}

void
nest_add(Flow *flow, const BoxList *list, const PagePlacement *placed, guint n, int x,
         int y, int turned)
{
    g_autoptr(GArray) behind = g_array_new(FALSE, TRUE, sizeof(PageItem));
    frame_draw(list, placed, n, false, behind);
    for (guint i = 0; i < behind->len; i++)
        add_item(flow, g_array_index(behind, PageItem, i), x, y, turned);
    for (guint i = 0; i < n; i++) {
        const Box *box = box_at(list, placed[i].box);
        for (guint k = box->items; k < box->items + box->n_items; k++) {
            PageItem item = g_array_index(list->items, PageItem, k);
            item.y += placed[i].y;
            add_item(flow, item, x, y, turned);
        }
        for (guint k = box->marks; k < box->marks + box->n_marks; k++)
            add_mark(flow, list, &g_array_index(list->marks, BoxMark, k), x, y,
                     placed[i].y, turned);
        Box *own = box_at(flow->list, flow->list->boxes->len - 1);
        own->notes = MAX(own->notes, box->notes);
    }
}
