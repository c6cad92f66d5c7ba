/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/table.h"

#include "doc/walk.h"

static bool
is_blank(const DocNode *cell)
{
    for (const DocNode *node = cell; node != NULL;
         node = doc_walk_next(node, cell, false)) {
        bool is_text = node->kind == DOC_TEXT;
        for (const char *p = is_text ? node->text : ""; *p != '\0'; p++)
            if (!g_ascii_isspace(*p))
                return false;
        if (!is_text && !doc_kind_holds_blocks(node->kind) &&
            !doc_kind_holds_inlines(node->kind) && node->kind != DOC_SOFT_BREAK &&
            node->kind != DOC_LINE_BREAK)
            return false;
    }
    return true;
}

static DocNode *
first_row(const DocNode *table)
{
    DocNode *row = table->first;
    while (row != NULL && row->kind != DOC_ROW)
        row = row->next;
    return row;
}

/* True when `row` is of header cells with nothing in them. */
static bool
is_blank_header(const DocNode *row)
{
    for (const DocNode *cell = row->first; cell != NULL; cell = cell->next)
        if (!cell->as.cell.is_header || !is_blank(cell))
            return false;
    return row->first != NULL;
}

static bool
has_header(const DocNode *first)
{
    for (const DocNode *row = first; row != NULL; row = row->next)
        for (const DocNode *cell = row->first; cell != NULL; cell = cell->next)
            if (cell->as.cell.is_header)
                return true;
    return false;
}

/* The first cell of every row, but those that a cell of the row above reaches into. */
static void
head_rows(DocNode *first)
{
    int covered = 0;
    for (DocNode *row = first; row != NULL; row = row->next, covered--)
        if (covered <= 0 && row->first != NULL && row->first->next != NULL) {
            row->first->as.cell.is_header = true;
            covered = row->first->as.cell.rows;
        }
}

static void
head_columns(DocNode *row)
{
    for (DocNode *cell = row->first; cell != NULL; cell = cell->next)
        cell->as.cell.is_header = true;
}

/* A box of one cell, or with a caption alone, only looked like a table. */
static void
unbox(DocNode *table, DocNode *row)
{
    for (DocNode *child = table->first; child != NULL; child = child->next)
        if (child->kind == DOC_CAPTION)
            child->kind = DOC_PARAGRAPH;
    if (row != NULL && row->first != NULL)
        doc_node_move_children(row->first, table);
    doc_node_free(row);
    table->kind = DOC_DIVISION;
}

static void
settle_table(DocNode *table, Diag *diag)
{
    DocNode *row = first_row(table);
    if (row == NULL) {
        unbox(table, NULL);
        return;
    }
    DocNode *next = row->next;
    if (next != NULL && is_blank_header(row)) {
        doc_node_free(row);
        head_rows(next);
        if (has_header(next)) {
            diag_add(diag, DIAG_NOTE, table->place, "table-header",
                     "the table's header is empty; it goes, and the first column heads "
                     "the rows");
            return;
        }
        row = next;
    }
    if (has_header(row))
        return;
    bool is_single = row->next == NULL, is_cell = row->first == row->last;
    if (is_single && is_cell) {
        diag_add(diag, DIAG_NOTE, table->place, "table-header",
                 "a table of one cell is shown as what is in it");
        unbox(table, row);
        return;
    }
    if (is_single)
        row->first->as.cell.is_header = true;
    else
        head_columns(row);
    diag_add(diag, DIAG_NOTE, table->place, "table-header",
             "the table has no header; its first %s counts as one; write <th>",
             is_single ? "cell" : "row");
}

void
book_tables_settle(DocNode *doc, Diag *diag)
{
    g_autoptr(GPtrArray) tables = g_ptr_array_new();
    for (DocNode *node = doc; node != NULL; node = doc_walk_next(node, doc, false))
        if (node->kind == DOC_TABLE)
            g_ptr_array_add(tables, node);
    for (guint i = tables->len; i > 0; i--) /* inner tables before those around them */
        settle_table(g_ptr_array_index(tables, i - 1), diag);
}
