/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/grid.h"

#include "base/limits.h"

/* A cell spans no more rows than this (HTML 4.9.11). */
#define MOST_ROWS 65534

static void
clear_cell(gpointer data)
{
    GridCell *cell = data;
    box_list_free(cell->list);
}

static bool
is_head(const DocNode *row)
{
    if (row->first == NULL)
        return false;
    for (const DocNode *cell = row->first; cell != NULL; cell = cell->next)
        if (!cell->as.cell.is_header)
            return false;
    return true;
}

/* How many columns from `column` on no cell from above reaches into. */
static guint
free_columns(const guint *busy, guint number, guint column)
{
    guint end = column;
    while (end < LIMIT_TABLE_COLUMNS_SET && busy[end] <= number)
        end++;
    return end - column;
}

/* `busy` says up to which row each column is covered from above. */
static void
add_row(Grid *self, const DocNode *row, guint *busy)
{
    guint number = self->rows->len, column = 0, lost = 0;
    g_ptr_array_add(self->rows, (gpointer) row);
    for (const DocNode *node = row->first; node != NULL; node = node->next) {
        while (column < LIMIT_TABLE_COLUMNS_SET && busy[column] > number)
            column++;
        guint columns = (guint) CLAMP(node->as.cell.columns, 1, LIMIT_TABLE_COLUMNS);
        guint rows = (guint) CLAMP(node->as.cell.rows, 1, MOST_ROWS);
        if (column >= LIMIT_TABLE_COLUMNS_SET) {
            lost += columns;
            continue;
        }
        columns = MIN(columns, free_columns(busy, number, column));
        GridCell cell = {node, number, column, rows, columns, NULL, 0};
        g_array_append_val(self->cells, cell);
        for (guint i = column; i < column + columns; i++)
            busy[i] = MAX(busy[i], number + rows);
        column += columns;
        self->n_columns = MAX(self->n_columns, column);
    }
    self->lost_columns = MAX(self->lost_columns, lost);
}

Grid *
grid_new(const DocNode *table)
{
    Grid *self = g_new0(Grid, 1);
    self->cells = g_array_new(FALSE, TRUE, sizeof(GridCell));
    g_array_set_clear_func(self->cells, clear_cell);
    self->rows = g_ptr_array_new();
    guint busy[LIMIT_TABLE_COLUMNS_SET] = {0};
    bool is_top = true;
    for (const DocNode *child = table->first; child != NULL; child = child->next) {
        if (child->kind == DOC_CAPTION && self->caption == NULL)
            self->caption = child;
        if (child->kind != DOC_ROW)
            continue;
        is_top = is_top && is_head(child);
        self->head += is_top;
        add_row(self, child, busy);
    }
    for (guint i = 0; i < self->cells->len; i++) {
        GridCell *cell = &g_array_index(self->cells, GridCell, i);
        cell->rows = MIN(cell->rows, self->rows->len - cell->row);
    }
    if (self->head == self->rows->len)
        self->head = 0;
    return self;
}

void
grid_free(Grid *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->cells);
    g_ptr_array_unref(self->rows);
    g_free(self);
}
