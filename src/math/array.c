/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/array.h"

#include "math/row.h"

/* The strut of a row: seven and three tenths of plain TeX's baseline distance. */
#define STRUT_HEIGHT (MATH_EM * 84 / 100)
#define STRUT_DEPTH (MATH_EM * 36 / 100)
#define TIGHT_GAP (MATH_EM * 2 / 10)
#define RULE (MATH_EM * 4 / 100)
#define RULE_ROOM (MATH_EM / 10) /* between a row and the line above or below */
#define TAG_GAP (2 * MATH_EM)
#define LEAST_LINE_SKIP (MATH_EM / 10)

typedef struct {
    const MathArray *array;
    MathSetting setting; /* of the cells */
    guint n_rows, n_columns;
    MathBox **cells;       /* n_rows times n_columns; NULL: empty */
    int *widths;           /* of columns */
    int *heights, *depths; /* of rows */
    int *baselines;        /* of rows, downwards from the top */
    int height;            /* of it all */
} Grid;

static char
alignment_of(const MathArray *array, guint column)
{
    gsize length = array->columns->len;
    if (length == 0)
        return 'c';
    if (array->is_paired)
        return array->columns->str[column % length];
    return array->columns->str[MIN(column, length - 1)];
}

static int
gap_before(const MathArray *array, guint column)
{
    if (column == 0)
        return 0;
    return array->pair_gap != MATH_AUTO && column % 2 == 0 ? array->pair_gap
                                                           : array->column_gap;
}

static void
set_cells(Grid *grid)
{
    const MathArray *array = grid->array;
    for (guint row = 0; row < grid->n_rows; row++) {
        if (!array->is_tight) {
            int more = array->lines->len > 0 ? RULE_ROOM : 0;
            grid->heights[row] = math_setting_scale(&grid->setting, STRUT_HEIGHT) + more;
            grid->depths[row] = math_setting_scale(&grid->setting, STRUT_DEPTH) + more;
        }
        for (guint column = 0; column < grid->n_columns; column++) {
            const MathNode *cell = math_array_cell(array, row, column);
            if (cell == NULL)
                continue;
            bool has_atom = array->is_paired && column % 2 == 1;
            MathBox *box = math_set_row(&grid->setting, cell, has_atom);
            grid->cells[row * grid->n_columns + column] = box;
            grid->widths[column] = MAX(grid->widths[column], box->width);
            grid->heights[row] = MAX(grid->heights[row], box->height);
            grid->depths[row] = MAX(grid->depths[row], box->depth);
        }
    }
}

static guint
count_lines(const MathArray *array, guint row)
{
    guint count = 0;
    for (guint i = 0; i < array->lines->len; i++)
        count += g_array_index(array->lines, guint, i) == row;
    return count;
}

static void
find_baselines(Grid *grid)
{
    const MathArray *array = grid->array;
    gint64 y = 0;
    for (guint row = 0; row < grid->n_rows; row++) {
        y += grid->heights[row];
        grid->baselines[row] = (int) CLAMP(y, -MATH_MOST, MATH_MOST);
        y += grid->depths[row];
        if (row + 1 == grid->n_rows)
            break;
        y += g_array_index(array->gaps, int, row) + array->row_gap;
        if (array->is_tight)
            y += math_setting_scale(&grid->setting, TIGHT_GAP);
        else if (grid->heights[row + 1] >
                     math_setting_scale(&grid->setting, STRUT_HEIGHT) ||
                 grid->depths[row] > math_setting_scale(&grid->setting, STRUT_DEPTH))
            y += LEAST_LINE_SKIP;
    }
    grid->height = (int) CLAMP(y, 0, MATH_MOST);
}

static int
column_x(const Grid *grid, guint column)
{
    gint64 x = grid->array->has_outer_gap ? grid->array->column_gap / 2 : 0;
    for (guint i = 0; i < column; i++)
        x += gap_before(grid->array, i) + grid->widths[i];
    return (int) MIN(x + gap_before(grid->array, column), MATH_MOST);
}

/* Places the cells of one column, `top` above the baseline of the whole. */
static void
place_column(Grid *grid, MathBox *box, guint column, int x, int top)
{
    for (guint row = 0; row < grid->n_rows; row++) {
        MathBox *cell = grid->cells[row * grid->n_columns + column];
        if (cell == NULL)
            continue;
        int slack = grid->widths[column] - cell->width;
        char alignment = alignment_of(grid->array, column);
        int indent = alignment == 'l' ? 0 : alignment == 'r' ? slack : slack / 2;
        math_box_place(box, cell, x + indent, top - grid->baselines[row]);
    }
}

static void
draw_lines(const Grid *grid, MathBox *box, int top)
{
    const MathArray *array = grid->array;
    for (guint row = 0; row <= grid->n_rows; row++) {
        if (count_lines(array, row) == 0)
            continue;
        int y = row == 0 ? 0
                : row == grid->n_rows
                    ? grid->height
                    : (grid->baselines[row - 1] + grid->depths[row - 1] +
                       grid->baselines[row] - grid->heights[row]) /
                          2;
        math_box_add_rule(box, 0, top - y - RULE / 2, box->width, RULE,
                          grid->setting.colour);
    }
    for (guint i = 0; i < array->bars->len; i++) {
        guint column = MIN(g_array_index(array->bars, guint, i), grid->n_columns);
        int x = column == 0 ? 0
                : column == grid->n_columns
                    ? box->width - RULE
                    : column_x(grid, column) - gap_before(array, column) / 2;
        math_box_add_rule(box, x, top - grid->height, RULE, grid->height,
                          grid->setting.colour);
    }
}

/* The tags as a column of their own, at the heights of their rows. */
static MathBox *
set_tags(const Grid *grid, const MathSetting *setting, int top)
{
    const GPtrArray *tags = grid->array->tags;
    if (tags->len == 0)
        return NULL;
    MathSetting text = *setting;
    text.level = MATH_INLINE;
    MathBox *box = math_box_new();
    g_autoptr(GPtrArray) set = g_ptr_array_new();
    for (guint row = 0; row < tags->len; row++) {
        MathBox *tag = math_set_row(&text, g_ptr_array_index(tags, row), false);
        box->width = MAX(box->width, tag->width);
        g_ptr_array_add(set, tag);
    }
    for (guint row = 0; row < set->len; row++) {
        MathBox *tag = g_ptr_array_index(set, row);
        int x = box->width - tag->width;
        math_box_place(box, tag, x, top - grid->baselines[row]);
    }
    return box;
}

static void
grid_clear(Grid *grid)
{
    g_free(grid->cells);
    g_free(grid->widths);
    g_free(grid->heights);
    g_free(grid->depths);
    g_free(grid->baselines);
}

MathBox *
math_set_array(const MathSetting *self, const MathArray *array, MathBox **tags)
{
    Grid grid = {.array = array, .setting = *self, .n_rows = array->rows->len};
    grid.setting.level = MAX(array->level, self->level > MATH_INLINE ? self->level : 0);
    grid.n_columns = math_array_width(array);
    grid.cells = g_new0(MathBox *, (gsize) grid.n_rows * grid.n_columns + 1);
    grid.widths = g_new0(int, grid.n_columns + 1);
    grid.heights = g_new0(int, grid.n_rows + 1);
    grid.depths = g_new0(int, grid.n_rows + 1);
    grid.baselines = g_new0(int, grid.n_rows + 1);
    set_cells(&grid);
    find_baselines(&grid);
    MathBox *box = math_box_new();
    int top = math_setting_axis(self) + grid.height / 2, x = 0;
    for (guint column = 0; column < grid.n_columns; column++) {
        x = column_x(&grid, column);
        place_column(&grid, box, column, x, top);
        x += grid.widths[column];
    }
    box->width = x + (array->has_outer_gap ? array->column_gap / 2 : 0);
    box->height = MAX(box->height, top);
    box->depth = MAX(box->depth, grid.height - top);
    draw_lines(&grid, box, top);
    MathBox *numbers = set_tags(&grid, self, top);
    grid_clear(&grid);
    if (tags != NULL) {
        *tags = numbers;
    } else if (numbers != NULL) {
        box->width += TAG_GAP;
        math_box_append(box, numbers);
    }
    return box;
}
