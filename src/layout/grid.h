/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as a grid: which cell covers which rows and columns (HTML 4.9.12). */
#pragma once

#include "layout/box.h"

typedef struct {
    const DocNode *node;
    guint row, column, rows, columns;
    BoxList *list; /* its content, set at its width; owned */
    int height;    /* of the content */
} GridCell;

typedef struct {
    GArray *cells;      /* GridCell, by rows */
    GPtrArray *rows;    /* const DocNode *: DOC_ROW */
    guint n_columns;    /* that are laid out */
    guint lost_columns; /* beyond LIMIT_TABLE_COLUMNS_SET */
    guint head;         /* rows at the top that are all header cells */
    const DocNode *caption;
} Grid;

Grid *grid_new(const DocNode *table);
void grid_free(Grid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Grid, grid_free)
