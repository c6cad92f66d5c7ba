/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/table.h"

#include <string.h>

#include "base/limits.h"
#include "base/measure.h"
#include "layout/block.h"
#include "layout/columns.h"
#include "layout/edge.h"
#include "layout/extent.h"
#include "layout/grid.h"
#include "layout/nest.h"
#include "layout/slice.h"
#include "layout/turn.h"

/* A header higher than this part of a page is not shown again. */
#define HIGHEST_HEAD 4
/* What a page break behind the first or before the last row costs (box.h). */
#define COST_LONELY_ROW 1500
/* ... and inside a table that takes less than this part of a page. */
#define COST_SPLIT_SMALL 400
#define SMALL_TABLE 3
/* Columns are not narrower than this many characters, if their texts are not: in good
 * tables, and in those that are hard to place. */
#define GOOD_CHARACTERS 5
#define LEAST_CHARACTERS 3
/* Where words may be split before a table is turned, a column holds this many. */
#define SPLIT_CHARACTERS 5
/* A column that holds fewer characters than this takes no more than so many lines for its
 * longest text: a page on its side reads better. */
#define PROSE_CHARACTERS 8
#define MOST_LINES 10
/* Smaller type that is tried before a table is turned, in percent; and where type ends. */
#define MEDIUM 90
#define SMALL 80
#define LEAST_TYPE MEASURE_PT(6)
/* What a heading and the space below it take at the head of a page. */
#define LINES_OF_HEADING 4

typedef struct {
    Flow *flow;
    const DocNode *node;
    const Style *style;
    Grid *grid;
    int *edges;
} Table;

/* On which a table is to fit: type in percent, how narrow a column may be. */
typedef struct {
    int zoom, characters;
    bool splits_words;
} Terms;

static GridCell *
cell_at(const Table *self, guint index)
{
    return &g_array_index(self->grid->cells, GridCell, index);
}

static ColumnNeed
cell_need(const Table *self, const GridCell *cell, const Terms *terms)
{
    const Style *style = style_of(self->flow->styles, cell->node);
    ColumnNeed need = {0, 0};
    extent_of_blocks(self->flow, cell->node, &need.least, &need.most);
    if (terms->splits_words)
        need.least = MIN(need.least, SPLIT_CHARACTERS * style->font_size);
    need.least = MAX(need.least, MIN(need.most, terms->characters * style->font_size));
    need.least += edge_sides(style);
    need.most += edge_sides(style);
    return need;
}

static ColumnNeed *
measure_columns(const Table *self, const Terms *terms)
{
    ColumnNeed *needs = g_new0(ColumnNeed, self->grid->n_columns);
    for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < self->grid->cells->len; i++) {
            const GridCell *cell = cell_at(self, i);
            if ((cell->columns > 1) != (pass == 1))
                continue;
            ColumnNeed need = cell_need(self, cell, terms);
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
place_columns(Table *self, int width, const Terms *terms)
{
    guint n = self->grid->n_columns;
    g_autofree ColumnNeed *needs = measure_columns(self, terms);
    g_autofree int *widths = g_new0(int, n);
    bool fits = columns_fit(needs, n, width, widths);
    int sum = 0;
    for (guint i = 0; i < n; i++)
        sum += widths[i];
    bool fills = self->style->width != STYLE_AUTO || self->style->width_percent > 0;
    int spare = fills && sum > 0 ? width - sum : 0;
    g_free(self->edges);
    self->edges = g_new0(int, n + 1);
    for (guint i = 0; i < n; i++)
        self->edges[i + 1] =
            self->edges[i] + widths[i] + (int) ((gint64) spare * widths[i] / MAX(sum, 1));
    return fits;
}

static void
set_zoom(Table *self, int zoom)
{
    self->flow->zoom = zoom;
    style_resolver_set_zoom(self->flow->styles, zoom);
}

static bool
fits_at(Table *self, int width, const Terms *terms)
{
    set_zoom(self, terms->zoom);
    const Style *style = style_of(self->flow->styles, self->node);
    return (terms->zoom == 100 || style->font_size >= LEAST_TYPE) &&
           place_columns(self, width, terms);
}

/* True when some column is a pole of words. */
static bool
is_pole(const Table *self, const Terms *terms)
{
    g_autofree ColumnNeed *needs = measure_columns(self, terms);
    int prose = PROSE_CHARACTERS * style_of(self->flow->styles, self->node)->font_size;
    for (guint i = 0; i < self->grid->n_columns; i++) {
        int width = self->edges[i + 1] - self->edges[i];
        if (width < prose && needs[i].most / MOST_LINES > width)
            return true;
    }
    return false;
}

/* Smaller type first, then narrower columns, then words split in cells. */
static bool
fit(Table *self, int width)
{
    static const Terms terms[] = {
        {100, GOOD_CHARACTERS, false},    {MEDIUM, GOOD_CHARACTERS, false},
        {100, LEAST_CHARACTERS, false},   {MEDIUM, LEAST_CHARACTERS, false},
        {SMALL, LEAST_CHARACTERS, false}, {MEDIUM, LEAST_CHARACTERS, true},
        {SMALL, LEAST_CHARACTERS, true},
    };
    for (guint i = 0; i < G_N_ELEMENTS(terms); i++)
        if (fits_at(self, width, &terms[i]))
            return !is_pole(self, &terms[i]);
    return false;
}

static void
set_cell(const Table *self, GridCell *cell, PageElement *row)
{
    Flow inner;
    const Style *style = style_of(self->flow->styles, cell->node);
    int width = self->edges[cell->column + cell->columns] - self->edges[cell->column];
    PageElement *element = element_of_block(self->flow->elements, cell->node, row);
    element->column_span = (int) cell->columns;
    element->row_span = (int) cell->rows;
    if (cell->node->as.cell.is_header)
        element->scope = cell->row < self->grid->head ? "Column" : "Row";
    cell->list = box_list_new();
    nest_begin(self->flow, &inner, cell->list, MAX(width - edge_sides(style), 1),
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

/* The rows that stand in a THead: none when one of their cells reaches below them. */
static guint
rows_of_head(const Table *self)
{
    guint head = self->grid->head;
    for (guint i = 0; i < self->grid->cells->len && cell_at(self, i)->row < head; i++)
        if (cell_at(self, i)->row + cell_at(self, i)->rows > head)
            return 0;
    return head;
}

/* Cells where the row has none: listeners count columns, and all rows must have the same
 * (ISO 14289-1 §7.5). `busy` says up to which row each column is taken. */
static void
fill_row(const Table *self, PageElement *row, guint number, const guint *busy)
{
    PageElement *cell = NULL;
    for (guint column = 0; column < self->grid->n_columns; column++) {
        bool is_free = busy[column] <= number;
        if (is_free && cell == NULL)
            cell = page_element_new("TD", row, NULL);
        else if (is_free)
            cell->column_span = MAX(cell->column_span, 1) + 1;
        else
            cell = NULL;
    }
}

/* The rows' elements stand in a THead and a TBody where there is a head, else right in
 * `element` (ISO 32000-1 §14.8.4.3.4). */
static void
set_cells(const Table *self, PageElement *element)
{
    const Grid *grid = self->grid;
    PageElement *group = element;
    guint head = rows_of_head(self), next = 0, busy[LIMIT_TABLE_COLUMNS_SET] = {0};
    for (guint number = 0; number < grid->rows->len; number++) {
        if (head > 0 && (number == 0 || number == head))
            group = page_element_new(number < head ? "THead" : "TBody", element, NULL);
        PageElement *row =
            element_of_block(self->flow->elements, grid->rows->pdata[number], group);
        for (; next < grid->cells->len && cell_at(self, next)->row == number; next++) {
            GridCell *cell = cell_at(self, next);
            set_cell(self, cell, row);
            for (guint i = 0; i < cell->columns; i++)
                busy[cell->column + i] = number + cell->rows;
        }
        fill_row(self, row, number, busy);
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

/* True for a table that a reader takes in at a glance: it had better stay whole. */
static bool
is_small(const Table *self)
{
    int height = 0;
    for (guint i = 0; i < self->grid->cells->len; i++) {
        const GridCell *cell = cell_at(self, i);
        if (cell->column == 0 && cell->rows == 1)
            height += MAX(cell->height, self->style->line_height);
    }
    return height < self->flow->height / SMALL_TABLE;
}

/* No row stands alone on a page. */
static int
row_cost(const Table *self, guint row, guint end, int usual)
{
    guint n = self->grid->rows->len, head = self->grid->head;
    return row == head + 1 || (end == n && row > head) ? COST_LONELY_ROW : usual;
}

static void
set_rows(const Table *self)
{
    Flow *flow = self->flow;
    guint first_box = flow->list->boxes->len, n = self->grid->rows->len;
    int outer = flow->repeat, usual = is_small(self) ? COST_SPLIT_SMALL : 0;
    for (guint row = 0, end; row < n; row = end) {
        end = slice_group_end(self->grid, row);
        flow_cost(flow, row > 0 ? row_cost(self, row, end, usual) : 0);
        slice_rows(flow, self->grid, row, end, self->edges);
        bool is_head = row < self->grid->head;
        if (is_head)
            flow_cost(flow, BOX_COST_FORBIDDEN);
        if (is_head && end >= self->grid->head && !flow->is_nested)
            repeat_head(self, first_box);
    }
    flow->repeat = outer;
}

/* Only what stands around the table, or only what belongs to it: the borders turn with it
 * and are as wide as its columns. */
static Style
outer_style(const Style *style)
{
    Style outer = *style;
    memset(outer.border, 0, sizeof outer.border);
    memset(outer.padding, 0, sizeof outer.padding);
    outer.background.a = 0;
    return outer;
}

static Style
inner_style(const Style *style)
{
    Style inner = *style;
    memset(inner.margin, 0, sizeof inner.margin);
    inner.width = inner.max_width = STYLE_AUTO;
    inner.width_percent = inner.max_width_percent = 0;
    inner.break_before = inner.break_after = STYLE_FRAGMENT_AUTO;
    inner.string_set = NULL;
    return inner;
}

static void
set_framed(Table *self, PageElement *element)
{
    FlowScope scope;
    Style inner = inner_style(self->style);
    Flow *flow = self->flow;
    int width = flow->width;
    flow->width = MIN(width, self->edges[self->grid->n_columns] + edge_sides(&inner));
    flow_enter(flow, &scope, NULL, &inner, NULL);
    for (guint i = 0; i <= self->grid->n_columns; i++)
        self->edges[i] += flow->left;
    set_cells(self, element);
    set_rows(self);
    flow_leave(flow, &scope);
    flow->width = width;
}

/* A quarter turn: the table is set as wide as a page is high, then laid on pages of its
 * own. */
static void
set_turned(Table *self, PageElement *element, int length)
{
    Flow *outer = self->flow;
    Flow inner;
    g_autoptr(BoxList) list = box_list_new();
    diag_add(outer->diag, DIAG_NOTE, self->node->place, "table-turned",
             "the table is too wide for the page even in small type; it is turned");
    nest_begin(outer, &inner, list, length, outer->width);
    inner.is_nested = outer->is_nested;
    self->flow = &inner;
    set_framed(self, element);
    self->flow = outer;
    flow_clear(&inner);
    turn_onto_pages(outer, self->node, list, length);
}

/* How long a turned table may be: a page, or what a heading right above it leaves, so that
 * no heading stands on a page alone. */
static int
turned_length(const Flow *flow)
{
    int head = flow->owed > 0 ? LINES_OF_HEADING * flow->leading : 0;
    return MAX(flow->height - head, flow->height / 2);
}

static void
set_body(Table *self, PageElement *element)
{
    Flow *flow = self->flow;
    int outer = flow->zoom;
    bool fits = fit(self, flow->width - edge_sides(self->style));
    if (fits || flow->is_nested || flow->height <= flow->width) {
        set_framed(self, element);
    } else {
        int length = turned_length(flow);
        fit(self, length - edge_sides(self->style));
        set_turned(self, element, length);
    }
    set_zoom(self, outer);
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
    Style outer = outer_style(style);
    flow_enter(flow, &scope, node, &outer, element);
    tell_columns(&table);
    bool is_below =
        grid->caption != NULL && style_of(flow->styles, grid->caption)->is_caption_below;
    if (grid->caption != NULL && !is_below) {
        block_set(flow, grid->caption);
        flow_cost(flow, BOX_COST_FORBIDDEN);
    }
    if (grid->n_columns > 0)
        set_body(&table, element);
    if (is_below) {
        flow_cost(flow, BOX_COST_FORBIDDEN);
        block_set(flow, grid->caption);
    }
    flow_leave(flow, &scope);
    g_free(table.edges);
}
