/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/box.h"

#include <string.h>

static void
clear_item(gpointer data)
{
    PageItem *item = data;
    if (item->kind == PAGE_MATRIX)
        g_free(item->as.matrix.modules);
}

static void
clear_mark(gpointer data)
{
    BoxMark *mark = data;
    if (mark->kind == BOX_MARK_STRING)
        g_free(mark->as.string);
}

static void
clear_link(gpointer data)
{
    BoxLink *link = data;
    g_free(link->target);
    g_free(link->description);
}

BoxList *
box_list_new(void)
{
    BoxList *self = g_new0(BoxList, 1);
    self->boxes = g_array_new(FALSE, TRUE, sizeof(Box));
    self->items = g_array_new(FALSE, TRUE, sizeof(PageItem));
    g_array_set_clear_func(self->items, clear_item);
    self->marks = g_array_new(FALSE, TRUE, sizeof(BoxMark));
    g_array_set_clear_func(self->marks, clear_mark);
    self->links = g_array_new(FALSE, TRUE, sizeof(BoxLink));
    g_array_set_clear_func(self->links, clear_link);
    self->frames = g_array_new(FALSE, TRUE, sizeof(BoxFrame));
    self->figures = g_array_new(FALSE, TRUE, sizeof(BoxFigure));
    self->repeats = g_array_new(FALSE, TRUE, sizeof(BoxRepeat));
    self->notes = g_array_new(FALSE, TRUE, sizeof(BoxNote));
    self->note_lines = g_array_new(FALSE, TRUE, sizeof(BoxNoteLine));
    return self;
}

#define ARRAYS 9

static void
list_arrays(const BoxList *self, GArray *arrays[ARRAYS])
{
    GArray *all[ARRAYS] = {self->boxes,   self->items,  self->marks,
                           self->links,   self->frames, self->figures,
                           self->repeats, self->notes,  self->note_lines};
    memcpy(arrays, all, sizeof all);
}

void
box_list_free(BoxList *self)
{
    if (self == NULL)
        return;
    GArray *arrays[ARRAYS];
    list_arrays(self, arrays);
    for (guint i = 0; i < ARRAYS; i++)
        g_array_unref(arrays[i]);
    box_list_free(self->note_list);
    g_free(self);
}

void
box_list_empty(BoxList *self)
{
    GArray *arrays[ARRAYS];
    list_arrays(self, arrays);
    for (guint i = 0; i < ARRAYS; i++)
        g_array_set_size(arrays[i], 0);
    g_clear_pointer(&self->note_list, box_list_free);
}

guint
box_add(BoxList *self, BoxKind kind, int height)
{
    guint index = self->boxes->len;
    Box box = {.kind = kind, .height = height, .frame = -1, .figure = -1, .repeat = -1};
    box.items = self->items->len;
    box.marks = self->marks->len;
    box.notes = index > 0 ? box_at(self, index - 1)->notes : 0;
    g_array_append_val(self->boxes, box);
    return index;
}

guint
box_add_break(BoxList *self, int cost)
{
    guint index = box_add(self, BOX_BREAK, 0);
    box_at(self, index)->cost = cost;
    return index;
}

static Box *
last_solid(BoxList *self)
{
    Box *box = box_at(self, self->boxes->len - 1);
    g_assert(box->kind == BOX_SOLID);
    return box;
}

void
box_add_item(BoxList *self, PageItem item)
{
    Box *box = last_solid(self);
    g_assert(box->items + box->n_items == self->items->len);
    g_array_append_val(self->items, item);
    box->n_items++;
}

void
box_add_mark(BoxList *self, BoxMark mark)
{
    Box *box = last_solid(self);
    g_assert(box->marks + box->n_marks == self->marks->len);
    g_array_append_val(self->marks, mark);
    box->n_marks++;
}

void
box_add_figure(BoxList *self, BoxFigure figure)
{
    figure.group = self->figures->len;
    if (figure.group > 0) {
        const BoxFigure *last =
            &g_array_index(self->figures, BoxFigure, figure.group - 1);
        figure.group = last->node == figure.node ? last->group : figure.group;
    }
    box_at(self, figure.box)->figure = (int) self->figures->len;
    g_array_append_val(self->figures, figure);
}

int
box_height(const BoxList *self, guint index, double scale)
{
    const Box *box = box_at(self, index);
    if (box->figure < 0 || scale >= 1.0)
        return box->height;
    const BoxFigure *figure = &g_array_index(self->figures, BoxFigure, box->figure);
    return box->height - (int) ((1.0 - scale) * figure->pictures_height);
}
