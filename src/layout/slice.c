/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/slice.h"

#include "layout/edge.h"
#include "layout/nest.h"
#include "layout/paginate.h"

/* What a page break inside a row costs (box.h). */
#define COST_SPLIT_ROW 150
/* A slice higher than this part of a page is cut by moving lines of cells apart. */
#define HIGHEST_SLICE 3

/* A cell of the group and where its boxes stand in it. */
typedef struct {
    const GridCell *cell;
    const Style *style;
    GArray *placed; /* PagePlacement, y from the top of the group */
    int top, bottom;
    guint next; /* the first box not yet in a slice */
} Part;

typedef struct {
    Flow *flow;
    const Grid *grid;
    const int *edges;
    guint first, end; /* rows */
    GArray *parts;    /* Part */
    int *tops;        /* of the rows, and the foot of the last */
} Group;

/* The first cell that begins in `row` or below. */
static guint
first_cell(const Grid *grid, guint row)
{
    guint low = 0, high = grid->cells->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(grid->cells, GridCell, middle).row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

guint
slice_group_end(const Grid *grid, guint first)
{
    guint end = first + 1;
    for (guint i = first_cell(grid, first); i < grid->cells->len; i++) {
        const GridCell *cell = &g_array_index(grid->cells, GridCell, i);
        if (cell->row >= end)
            break;
        end = MAX(end, cell->row + cell->rows);
    }
    return end;
}

static int
head_of(const Style *style)
{
    return edge_width(&style->border[STYLE_TOP]) + style->padding[STYLE_TOP];
}

static int
foot_of(const Style *style)
{
    return edge_width(&style->border[STYLE_BOTTOM]) + style->padding[STYLE_BOTTOM];
}

static Part *
part_at(const Group *self, guint index)
{
    return &g_array_index(self->parts, Part, index);
}

/* Heights of rows: of their own cells, then the last of those that a cell spans grows. */
static void
measure_rows(Group *self)
{
    guint n = self->end - self->first;
    g_autofree int *heights = g_new0(int, n);
    for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < self->parts->len; i++) {
            const Part *part = part_at(self, i);
            guint row = part->cell->row - self->first, last = row + part->cell->rows - 1;
            int height = part->cell->height + head_of(part->style) + foot_of(part->style);
            if ((part->cell->rows > 1) != (pass == 1))
                continue;
            for (guint k = row; k < last; k++)
                height -= heights[k];
            heights[last] = MAX(heights[last], height);
        }
    for (guint i = 0; i < n; i++)
        self->tops[i + 1] = self->tops[i] + heights[i];
}

static void
place_parts(Group *self)
{
    for (guint i = 0; i < self->parts->len; i++) {
        Part *part = part_at(self, i);
        part->top = self->tops[part->cell->row - self->first];
        part->bottom = self->tops[part->cell->row + part->cell->rows - self->first];
        int left = part->bottom - part->top - head_of(part->style) -
                   foot_of(part->style) - part->cell->height;
        int y = part->top + head_of(part->style);
        if (part->style->cell_align == STYLE_VERTICAL_MIDDLE)
            y += left / 2;
        else if (part->style->cell_align == STYLE_VERTICAL_BOTTOM)
            y += left;
        for (guint k = 0; k < part->placed->len; k++)
            g_array_index(part->placed, PagePlacement, k).y += y;
    }
}

typedef struct {
    int top, bottom;
} Span;

static gint
by_top(gconstpointer a, gconstpointer b)
{
    const Span *left = a, *right = b;
    return left->top != right->top
               ? (left->top > right->top) - (left->top < right->top)
               : (left->bottom > right->bottom) - (left->bottom < right->bottom);
}

/* The places where a horizontal cut meets no box: int, from top to foot. */
static GArray *
find_cuts(const Group *self)
{
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
    for (guint i = 0; i < self->parts->len; i++) {
        const Part *part = part_at(self, i);
        for (guint k = 0; k < part->placed->len; k++) {
            const PagePlacement *at = &g_array_index(part->placed, PagePlacement, k);
            Span span = {at->y, at->y + box_at(part->cell->list, at->box)->height};
            if (span.bottom > span.top)
                g_array_append_val(spans, span);
        }
    }
    for (guint i = 1; i < self->end - self->first; i++) {
        Span edge = {self->tops[i], self->tops[i]};
        g_array_append_val(spans, edge);
    }
    g_array_sort(spans, by_top);
    GArray *cuts = g_array_new(FALSE, FALSE, sizeof(int));
    int foot = self->tops[0];
    for (guint i = 0; i < spans->len; i++) {
        const Span *span = &g_array_index(spans, Span, i);
        if (span->top >= foot && foot > self->tops[0])
            g_array_append_val(cuts, span->top);
        foot = MAX(foot, span->bottom);
    }
    g_array_append_val(cuts, self->tops[self->end - self->first]);
    return cuts;
}

static bool
is_too_high(const Group *self, const GArray *cuts)
{
    int top = 0;
    for (guint i = 0; i < cuts->len; i++) {
        int cut = g_array_index(cuts, int, i);
        if (cut - top > self->flow->height / HIGHEST_SLICE)
            return true;
        top = cut;
    }
    return false;
}

/* Moves boxes down to multiples of one step in all cells, so that cuts meet. */
static void
line_up(Group *self)
{
    int step = self->flow->leading, foot = 0;
    for (guint i = 0; i < self->parts->len; i++) {
        Part *part = part_at(self, i);
        int y = part->top;
        for (guint k = 0; k < part->placed->len; k++) {
            PagePlacement *at = &g_array_index(part->placed, PagePlacement, k);
            int want = MAX(at->y, y) - self->tops[0];
            at->y = self->tops[0] + (want + step - 1) / step * step;
            y = at->y + box_at(part->cell->list, at->box)->height;
        }
        foot = MAX(foot, y + foot_of(part->style));
    }
    guint n = self->end - self->first;
    int more = foot - self->tops[n];
    if (more <= 0)
        return;
    for (guint i = 0; i < self->parts->len; i++) {
        Part *part = part_at(self, i);
        if (part->bottom == self->tops[n])
            part->bottom += more;
    }
    self->tops[n] += more;
}

/* ---- drawing ---------------------------------------------------------------------------- */

static void
add_rule(Flow *flow, const StyleLine *line, PageBox box, bool is_upright)
{
    PageItem item;
    if (edge_item(line, box, is_upright, &item))
        box_add_item(flow->list, item);
}

/* The part of a cell's background and borders that lies in the slice [top, bottom). */
static void
draw_cell(const Group *self, const Part *part, int top, int bottom)
{
    const StyleLine *border = part->style->border;
    int left = self->edges[part->cell->column];
    int right = self->edges[part->cell->column + part->cell->columns];
    int from = MAX(part->top, top) - top, to = MIN(part->bottom, bottom) - top;
    if (to <= from)
        return;
    PageBox area = {left, from, right - left, to - from};
    if (part->style->background.a > 0)
        flow_add_rectangle(self->flow, area, part->style->background);
    PageBox side = {left, from, border[STYLE_LEFT].width, to - from};
    add_rule(self->flow, &border[STYLE_LEFT], side, true);
    side.width = border[STYLE_RIGHT].width;
    side.x = right - side.width;
    add_rule(self->flow, &border[STYLE_RIGHT], side, true);
    PageBox edge = {left, from, right - left, border[STYLE_TOP].width};
    if (part->top >= top)
        add_rule(self->flow, &border[STYLE_TOP], edge, false);
    edge.height = border[STYLE_BOTTOM].width;
    edge.y = to - edge.height;
    if (part->bottom <= bottom)
        add_rule(self->flow, &border[STYLE_BOTTOM], edge, false);
}

static void
draw_content(const Group *self, Part *part, int top, int bottom)
{
    const Style *style = part->style;
    guint first = part->next;
    while (part->next < part->placed->len &&
           g_array_index(part->placed, PagePlacement, part->next).y < bottom)
        part->next++;
    if (part->next == first)
        return;
    int x = self->edges[part->cell->column] + edge_width(&style->border[STYLE_LEFT]) +
            style->padding[STYLE_LEFT];
    nest_add(self->flow, part->cell->list,
             &g_array_index(part->placed, PagePlacement, first), part->next - first, x,
             -top, 0);
}

static bool
is_row_edge(const Group *self, int y)
{
    for (guint i = 0; i <= self->end - self->first; i++)
        if (self->tops[i] == y)
            return true;
    return false;
}

/* Two slices of a row stay on either side, if it has four. */
static int
split_cost(const Group *self, const GArray *cuts, guint cut, int y)
{
    if (is_row_edge(self, y))
        return 0;
    bool is_near = cut < 2 || cut + 2 > cuts->len;
    for (guint i = cut - MIN(cut, 2); i < MIN(cut + 1, cuts->len); i++)
        is_near |= i + 1 != cut && is_row_edge(self, g_array_index(cuts, int, i));
    return is_near ? BOX_COST_AVOID : COST_SPLIT_ROW;
}

static void
draw_slices(Group *self, const GArray *cuts)
{
    int top = self->tops[0];
    for (guint i = 0; i < cuts->len; i++) {
        int bottom = g_array_index(cuts, int, i);
        if (i > 0)
            flow_cost(self->flow, split_cost(self, cuts, i, top));
        flow_solid(self->flow, bottom - top, false);
        for (guint k = 0; k < self->parts->len; k++)
            draw_cell(self, part_at(self, k), top, bottom);
        for (guint k = 0; k < self->parts->len; k++)
            draw_content(self, part_at(self, k), top, bottom);
        top = bottom;
    }
}

static void
clear_part(gpointer data)
{
    Part *part = data;
    g_array_unref(part->placed);
}

void
slice_rows(Flow *flow, const Grid *grid, guint first, guint end, const int *edges)
{
    Group self = {flow, grid, edges, first, end, NULL, NULL};
    self.parts = g_array_new(FALSE, TRUE, sizeof(Part));
    g_array_set_clear_func(self.parts, clear_part);
    self.tops = g_new0(int, end - first + 1);
    for (guint i = first_cell(grid, first); i < first_cell(grid, end); i++) {
        const GridCell *cell = &g_array_index(grid->cells, GridCell, i);
        int height;
        Part part = {.cell = cell, .style = style_of(flow->styles, cell->node)};
        part.placed = nest_stack(cell->list, &height);
        g_array_append_val(self.parts, part);
    }
    measure_rows(&self);
    place_parts(&self);
    GArray *cuts = find_cuts(&self);
    if (is_too_high(&self, cuts)) {
        line_up(&self);
        g_array_unref(cuts);
        cuts = find_cuts(&self);
    }
    draw_slices(&self, cuts);
    g_array_unref(cuts);
    g_array_unref(self.parts);
    g_free(self.tops);
}
