/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/frame.h"

#include "layout/edge.h"

/* The part of a frame that this page shows. */
typedef struct {
    int frame;
    int top, bottom;
    bool begins, ends; /* the frame's own head and foot are here */
} Part;

static const BoxFrame *
frame_at(const BoxList *list, int index)
{
    return &g_array_index(list->frames, BoxFrame, index);
}

static Part *
find_part(GArray *parts, int frame)
{
    for (guint i = 0; i < parts->len; i++)
        if (g_array_index(parts, Part, i).frame == frame)
            return &g_array_index(parts, Part, i);
    return NULL;
}

/* Lets every frame around the box reach over it. */
static void
cover(const BoxList *list, const PagePlacement *placed, int bottom, bool is_page,
      GArray *parts)
{
    int head = 0, foot = 0;
    for (int i = box_at(list, placed->box)->frame; i >= 0;) {
        const BoxFrame *frame = frame_at(list, i);
        Part *part = find_part(parts, i);
        if (part == NULL) {
            bool begins = frame->head == 0 || frame->first == placed->box;
            head += begins || !is_page ? 0 : frame->head;
            Part new = {i, placed->y - head, 0, begins, false};
            g_array_append_val(parts, new);
            part = &g_array_index(parts, Part, parts->len - 1);
        }
        part->ends = frame->foot == 0 || placed->box + 1 == frame->end;
        foot += part->ends || !is_page ? 0 : frame->foot;
        part->bottom = bottom + foot;
        i = frame->parent;
    }
}

static void
add_rectangle(GArray *items, PageBox box, StyleColour colour)
{
    if (colour.a == 0 || box.width <= 0 || box.height <= 0)
        return;
    PageItem item = {.kind = PAGE_RECTANGLE,
                     .x = box.x,
                     .y = box.y,
                     .width = box.width,
                     .height = box.height,
                     .colour = colour};
    g_array_append_val(items, item);
}

static void
add_border(GArray *items, const StyleLine *line, PageBox box, bool is_upright)
{
    PageItem item;
    if (edge_item(line, box, is_upright, &item))
        g_array_append_val(items, item);
}

static void
draw_part(const BoxList *list, const Part *part, bool is_page, GArray *items)
{
    const BoxFrame *frame = frame_at(list, part->frame);
    const StyleLine *border = frame->border;
    bool clones = is_page && frame->clones;
    PageBox box = {frame->x, part->top, frame->width, part->bottom - part->top};
    add_rectangle(items, box, frame->background);
    PageBox left = {box.x, box.y, border[STYLE_LEFT].width, box.height};
    add_border(items, &border[STYLE_LEFT], left, true);
    PageBox right = {box.x + box.width - border[STYLE_RIGHT].width, box.y,
                     border[STYLE_RIGHT].width, box.height};
    add_border(items, &border[STYLE_RIGHT], right, true);
    int across = frame->clip == STYLE_AUTO ? box.width : MIN(frame->clip, box.width);
    PageBox top = {box.x, box.y, across, border[STYLE_TOP].width};
    if (part->begins || clones)
        add_border(items, &border[STYLE_TOP], top, false);
    PageBox bottom = {box.x, box.y + box.height - border[STYLE_BOTTOM].width, across,
                      border[STYLE_BOTTOM].width};
    if (part->ends || clones)
        add_border(items, &border[STYLE_BOTTOM], bottom, false);
}

static gint
by_frame(gconstpointer a, gconstpointer b)
{
    return ((const Part *) a)->frame - ((const Part *) b)->frame;
}

void
frame_draw(const BoxList *list, const PagePlacement *placed, guint n, bool is_page,
           GArray *items)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(Part));
    for (guint i = 0; i < n; i++)
        cover(list, &placed[i],
              placed[i].y + box_height(list, placed[i].box, placed[i].scale), is_page,
              parts);
    g_array_sort(parts, by_frame);
    for (guint i = 0; i < parts->len; i++)
        draw_part(list, &g_array_index(parts, Part, i), is_page, items);
}
