/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pipe tables line by line (GFM, "Tables (extension)"), where the Markdown library is
 * stricter than blog engines: it wants three dashes a column and loses empty cells. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* The columns of a delimiter row ("|:-:|---|"), behind the marks of a block quote; 0 when
 * `line` is none. */
int table_columns(const char *line, gsize length);

/* The cells of a row. */
int table_cells(const char *line, gsize length);

/* `line`, a delimiter row, with three dashes at least in each column. */
char *table_widen(const char *line, gsize length);

/* `line`, a row, with a space in each empty cell. */
char *table_fill(const char *line, gsize length);
