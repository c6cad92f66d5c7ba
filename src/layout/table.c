/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/table.h"

#include "layout/block.h"
#include "layout/columns.h"
#include "layout/extent.h"
#include "layout/grid.h"
#include "layout/nest.h"
#include "layout/slice.h"

/* A header higher than this part of a page is not shown again. */
#define HIGHEST_HEAD 4
/* Columns are not narrower than this many characters, if their texts are not. */
#define LEAST_CHARACTERS 3

typedef struct {
    Flow *flow;
    const DocNode *node;
    const Style *style;
    Grid *grid;
    int *edges;
} Table;

static int
line_width(const StyleLine *line)
{
    return line->kind == STYLE_LINE_NONE ? 0 : line->width;
}

static int
sides(const Style *style)
{
    return style->padding[STYLE_LEFT] + style->padding[STYLE_RIGHT] +
           line_width(&style->border[STYLE_LEFT]) +
           line_width(&style->border[STYLE_RIGHT]);
}

static GridCell *
cell_at(const Table *self, guint index)
{
    return &g_array_index(self->grid->cells, GridCell, index);
}

static ColumnNeed
cell_need(const Table *self, const GridCell *cell)
{
    const Style *style = style_of(self->flow->styles, cell->node);
    ColumnNeed need = {0, 0};
    extent_of_blocks(self->flow, cell->node, &need.least, &need.most);
    need.least = MAX(need.least, MIN(need.most, LEAST_CHARACTERS * style->font_size));
    need.least += sides(style);
    need.most += sides(style);
    return need;
}

static ColumnNeed *
measure_columns(const Table *self)
{
    ColumnNeed *needs = g_new0(ColumnNeed, self->grid->n_columns);
    for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < self->grid->cells->len; i++) {
            const GridCell *cell = cell_at(self, i);
            if ((cell->columns > 1) != (pass == 1))
                continue;
            ColumnNeed need = cell_need(self, cell);
            ColumnNeed *own = &needs[cell->column];
            if (cell->columns > 1) {
                columns_span(own, cell->columns, need);
                continue;
            }
            own->least = MAX(own->least, need.least);
            own->most = MAX(own->most, need.most);
        }
    return needs;
}

/* Where the columns begin. A table that the sheet makes as wide as the measure shares what
 * is left over in proportion. */
static bool
place_columns(Table *self)
{
    guint n = self->grid->n_columns;
    g_autofree ColumnNeed *needs = measure_columns(self);
    g_autofree int *widths = g_new0(int, n);
    bool fits = columns_fit(needs, n, self->flow->width, widths);
    int sum = 0;
    for (guint i = 0; i < n; i++)
        sum += widths[i];
    bool fills = self->style->width != STYLE_AUTO || self->style->width_percent > 0;
    int spare = fills && sum > 0 ? self->flow->width - sum : 0;
    g_free(self->edges);
    self->edges = g_new0(int, n + 1);
    self->edges[0] = self->flow->left;
    for (guint i = 0; i < n; i++)
        self->edges[i + 1] =
            self->edges[i] + widths[i] + (int) ((gint64) spare * widths[i] / MAX(sum, 1));
    return fits;
}

static void
set_cell(const Table *self, GridCell *cell, PageElement *row)
{
    Flow inner;
    const Style *style = style_of(self->flow->styles, cell->node);
    int width = self->edges[cell->column + cell->columns] - self->edges[cell->column];
    PageElement *element = element_of_block(self->flow->elements, cell->node, row);
    if (cell->node->as.cell.is_header)
        element->scope = cell->row < self->grid->head ? "Column" : "Row";
    cell->list = box_list_new();
    nest_begin(self->flow, &inner, cell->list, MAX(width - sides(style), 1),
               self->flow->height * 2 / 3);
    inner.element = element;
    if (cell->node->id != NULL)
        g_ptr_array_add(inner.anchors, cell->node->id);
    block_set_children(&inner, cell->node);
    if (inner.anchors->len > 0)
        flow_solid(&inner, 0, false);
    flow_clear(&inner);
    g_autoptr(GArray) placed = nest_stack(cell->list, &cell->height);
}

static void
set_cells(const Table *self, PageElement *element)
{
    PageElement *row = NULL;
    guint number = G_MAXUINT;
    for (guint i = 0; i < self->grid->cells->len; i++) {
        GridCell *cell = cell_at(self, i);
        if (cell->row != number) {
            number = cell->row;
            row = element_of_block(self->flow->elements, self->grid->rows->pdata[number],
                                   element);
        }
        set_cell(self, cell, row);
    }
}

static void
repeat_head(const Table *self, guint first)
{
    Flow *flow = self->flow;
    BoxRepeat repeat = {first, flow->list->boxes->len, 0};
    for (guint i = first; i < repeat.end; i++)
        repeat.height += box_at(flow->list, i)->height;
    if (repeat.height > flow->height / HIGHEST_HEAD)
        return;
    g_array_append_val(flow->list->repeats, repeat);
    flow->repeat = (int) flow->list->repeats->len - 1;
}

static void
set_rows(const Table *self)
{
    Flow *flow = self->flow;
    guint first_box = flow->list->boxes->len, n = self->grid->rows->len;
    int outer = flow->repeat;
    for (guint row = 0, end; row < n; row = end) {
        end = slice_group_end(self->grid, row);
        slice_rows(flow, self->grid, row, end, self->edges);
        bool is_head = row < self->grid->head;
        if (is_head)
            flow_cost(flow, BOX_COST_FORBIDDEN);
        if (is_head && end >= self->grid->head && !flow->is_nested)
            repeat_head(self, first_box);
    }
    flow->repeat = outer;
}

static void
set_at_width(Table *self, PageElement *element)
{
    set_cells(self, element);
    set_rows(self);
}

static void
tell_columns(const Table *self)
{
    if (self->grid->lost_columns > 0)
        diag_add(self->flow->diag, DIAG_WARNING, self->node->place, "table-columns",
                 "the table is too wide for a book: %u of its columns are left out; "
                 "divide it",
                 self->grid->lost_columns);
}

void
table_set(Flow *flow, const DocNode *node, const Style *style)
{
    FlowScope scope;
    g_autoptr(Grid) grid = grid_new(node);
    Table table = {.flow = flow, .node = node, .style = style, .grid = grid};
    PageElement *element = element_of_block(flow->elements, node, flow->element);
    flow_enter(flow, &scope, node, style, element);
    tell_columns(&table);
    bool is_below =
        grid->caption != NULL && style_of(flow->styles, grid->caption)->is_caption_below;
    if (grid->caption != NULL && !is_below) {
        block_set(flow, grid->caption);
        flow_cost(flow, BOX_COST_FORBIDDEN);
    }
    if (grid->n_columns > 0) {
        place_columns(&table);
        set_at_width(&table, element);
    }
    if (is_below) {
        flow_cost(flow, BOX_COST_FORBIDDEN);
        block_set(flow, grid->caption);
    }
    flow_leave(flow, &scope);
    g_free(table.edges);
}
