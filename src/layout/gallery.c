/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/gallery.h"

/* A row is not lower than this part of the measure, if its pictures are not. */
#define LEAST_ROW 0.24

Gallery *
gallery_new(int width, int room, int gap)
{
    Gallery *self = g_new0(Gallery, 1);
    *self = (Gallery){.width = width, .room = room, .gap = gap};
    self->areas = g_array_new(FALSE, TRUE, sizeof(PageBox));
    self->rows = g_array_new(FALSE, TRUE, sizeof(GalleryRow));
    return self;
}

void
gallery_free(Gallery *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->areas);
    g_array_unref(self->rows);
    g_free(self);
}

void
gallery_add(Gallery *self, int width, int height)
{
    PageBox area = {0, 0, width, height};
    g_array_append_val(self->areas, area);
}

static PageBox *
area_at(const Gallery *self, guint index)
{
    return &g_array_index(self->areas, PageBox, index);
}

static int
least_height(const Gallery *self, guint first, guint end)
{
    int least = self->room;
    for (guint i = first; i < end; i++)
        least = MIN(least, area_at(self, i)->height);
    return least;
}

/* The height at which pictures [first, end) fill the measure, or the least of their own. */
static int
row_height(const Gallery *self, guint first, guint end)
{
    double ratios = 0;
    for (guint i = first; i < end; i++) {
        const PageBox *area = area_at(self, i);
        ratios += (double) area->width / area->height;
    }
    int space = MAX(self->width - self->gap * (int) (end - first - 1), 1);
    int least = least_height(self, first, end); /* a drawing may be a hair wide */
    return MAX(space / ratios < least ? (int) (space / ratios) : least, 1);
}

/* The fewest rows in which no picture is made too small to see. */
static guint
count_rows(const Gallery *self)
{
    guint rows = 0;
    for (guint first = 0, end; first < self->areas->len; first = end, rows++) {
        for (end = first + 1; end < self->areas->len; end++) {
            int height = row_height(self, first, end + 1);
            if (height < least_height(self, first, end + 1) &&
                height < LEAST_ROW * self->width)
                break;
        }
    }
    return rows;
}

static void
place_row(Gallery *self, const GalleryRow *row)
{
    int width = self->gap * (int) (row->end - row->first - 1);
    for (guint i = row->first; i < row->end; i++) {
        PageBox *area = area_at(self, i);
        area->width = MAX((int) ((double) area->width * row->height / area->height), 1);
        area->height = row->height;
        width += area->width;
    }
    int x = (self->width - width) / 2;
    for (guint i = row->first; i < row->end; i++) {
        area_at(self, i)->x = x;
        x += area_at(self, i)->width + self->gap;
    }
}

void
gallery_arrange(Gallery *self)
{
    guint rows = count_rows(self), n = self->areas->len;
    int least = self->room;
    for (guint i = 0; i < rows; i++) {
        GalleryRow row = {(guint) ((guint64) n * i / rows),
                          (guint) ((guint64) n * (i + 1) / rows), 0};
        row.height = row_height(self, row.first, row.end);
        if (i + 1 == rows && rows > 1)
            row.height = MIN(row.height, least);
        least = row.height;
        g_array_append_val(self->rows, row);
        place_row(self, &row);
    }
}
