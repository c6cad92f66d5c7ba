/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/table.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "doc/walk.h"

/* A page of 320 px less its margins, in the ems of each class, a little less for those who
 * like their type large; what a cell has at its sides; and what a column takes at least. */
static const struct {
    const char *class;
    guint max_columns;
    double page, sides;
} fits[] = {{NULL, 4, 19, 0.7}, {"wide", 8, 23, 0.5}, {"wider", 20, 27, 0.3}};
#define LEAST_COLUMN 1.0

typedef struct {
    double word; /* em of its longest word */
    guint index;
} Column;

typedef struct {
    const DocNode *cell;
    guint column;
} Place;

/* ---- the grid ---------------------------------------------------------------------------- */

typedef struct {
    GArray *places;  /* Place */
    GArray *covered; /* int: rows that a cell above still takes of each column */
    guint columns;
} Grid;

static guint
first_free(const Grid *self, guint column)
{
    while (column < self->covered->len && g_array_index(self->covered, int, column) > 0)
        column++;
    return column;
}

static void
place_row(Grid *self, const DocNode *row)
{
    guint column = 0;
    for (const DocNode *cell = row->first; cell != NULL; cell = cell->next) {
        column = first_free(self, column);
        if (column >= LIMIT_TABLE_COLUMNS)
            break;
        Place place = {cell, column};
        g_array_append_val(self->places, place);
        guint end = MIN(column + (guint) MAX(cell->as.cell.columns, 1),
                        (guint) LIMIT_TABLE_COLUMNS);
        if (end > self->covered->len)
            g_array_set_size(self->covered, end);
        for (; column < end; column++)
            g_array_index(self->covered, int, column) = cell->as.cell.rows;
    }
    for (guint i = 0; i < self->covered->len; i++)
        g_array_index(self->covered, int, i) -= 1;
    self->columns = self->covered->len;
}

static void
place_cells(Grid *self, const DocNode *table)
{
    self->places = g_array_new(FALSE, FALSE, sizeof(Place));
    self->covered = g_array_new(FALSE, TRUE, sizeof(int));
    for (const DocNode *row = table->first; row != NULL; row = row->next)
        if (row->kind == DOC_ROW)
            place_row(self, row);
}

static void
grid_clear(Grid *self)
{
    g_array_unref(self->places);
    g_array_unref(self->covered);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Grid, grid_clear)

/* ---- words ------------------------------------------------------------------------------- */

/* The longest word of `text`, in em; `*word` goes on from the text before. */
static double
longest_word(const char *text, double *word)
{
    double longest = *word;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        *word = g_unichar_isspace(c) ? 0 : *word + (g_unichar_iswide(c) ? 1 : 0.62);
        longest = MAX(longest, *word);
    }
    return longest;
}

static double
longest_in(const DocNode *cell)
{
    enum { PICTURE = 3 };
    double longest = 0, word = 0;
    for (const DocNode *node = cell; node != NULL;
         node = doc_walk_next(node, cell, false)) {
        if (doc_kind_is_block(node->kind) || node->kind == DOC_SOFT_BREAK ||
            node->kind == DOC_LINE_BREAK)
            word = 0;
        if (node->kind == DOC_IMAGE)
            longest = MAX(longest, PICTURE);
        else if (node->kind != DOC_CODE_BLOCK && node->text != NULL) {
            double here = longest_word(node->text, &word);
            longest = MAX(longest, here);
        }
    }
    return longest;
}

static int
by_word(gconstpointer a, gconstpointer b)
{
    const Column *x = a, *y = b;
    return x->word != y->word ? (x->word > y->word) - (x->word < y->word)
                              : (x->index > y->index) - (x->index < y->index);
}

/* For each column whether its words must break: those with the shortest stay whole first. */
static bool *
choose_columns(const Grid *grid, double page)
{
    g_autofree Column *columns = g_new0(Column, grid->columns);
    for (guint i = 0; i < grid->columns; i++)
        columns[i].index = i;
    for (guint i = 0; i < grid->places->len; i++) {
        const Place *place = &g_array_index(grid->places, Place, i);
        Column *column = &columns[place->column];
        if (place->cell->as.cell.columns <= 1)
            column->word = MAX(column->word, longest_in(place->cell));
    }
    if (grid->columns > 0) /* qsort takes no NULL */
        qsort(columns, grid->columns, sizeof *columns, by_word);
    bool *breaks = g_new0(bool, grid->columns);
    for (guint i = 0; i < grid->columns; i++) {
        page -= columns[i].word;
        breaks[columns[i].index] = page < (grid->columns - i - 1) * LEAST_COLUMN;
    }
    return breaks;
}

/* ---- the three ways ---------------------------------------------------------------------- */

static void
break_words(Writer *self, const Grid *grid, double page)
{
    g_autofree bool *breaks = choose_columns(grid, page);
    for (guint i = 0; i < grid->places->len; i++) {
        const Place *place = &g_array_index(grid->places, Place, i);
        if (breaks[place->column] || place->cell->as.cell.columns > 1)
            g_hash_table_add(self->tight_cells, (gpointer) place->cell);
    }
}

/* Cells learn the header of the first row that stands over them. */
static void
name_columns(Writer *self, const Grid *grid)
{
    g_autofree const DocNode **headers = g_new0(const DocNode *, grid->columns);
    for (guint i = 0; i < grid->places->len; i++) {
        const Place *place = &g_array_index(grid->places, Place, i);
        const DocNode *cell = place->cell;
        bool is_first = cell->parent->prev == NULL || cell->parent->prev->kind != DOC_ROW;
        if (is_first && cell->as.cell.is_header)
            headers[place->column] = cell;
        else if (headers[place->column] != NULL)
            g_hash_table_insert(self->column_names, (gpointer) cell,
                                (gpointer) headers[place->column]);
    }
}

const char *
table_fit(Writer *self, const DocNode *table)
{
    g_auto(Grid) grid = {0};
    place_cells(&grid, table);
    for (guint i = 0; i < G_N_ELEMENTS(fits); i++)
        if (grid.columns <= fits[i].max_columns) {
            break_words(self, &grid, fits[i].page - grid.columns * fits[i].sides);
            return fits[i].class;
        }
    name_columns(self, &grid);
    return "stacked";
}

bool
table_breaks_words(const Writer *self, const DocNode *cell)
{
    return g_hash_table_contains(self->tight_cells, cell);
}

char *
table_column_name(const Writer *self, const DocNode *cell)
{
    const DocNode *header = g_hash_table_lookup(self->column_names, cell);
    g_autofree char *text = header != NULL ? doc_plain(header) : NULL;
    return text != NULL && *text != '\0' ? text_collapse(text) : NULL;
}
