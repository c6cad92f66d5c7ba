/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: each has the headers that a reader who cannot see the columns needs (WCAG
 * 1.3.1). */
#pragma once

#include "base/diag.h"
#include "doc/node.h"

/* Settles the headers of every DOC_TABLE below `doc`. A header row with nothing in it, which
 * GFM asks of tables without one, goes, and the first column heads the rows; in a table
 * without any header the first row heads the columns, or in a single row the first cell the
 * others; a table of one cell becomes what is in it. All told as [table-header]. */
void book_tables_settle(DocNode *doc, Diag *diag);
