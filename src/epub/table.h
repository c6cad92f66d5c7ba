/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables on narrow pages: type that suits their number of columns, words that stay whole
 * where there is room for them, and rows taken apart where nothing else helps.
 */
#pragma once

#include "epub/writer.h"

/* Settles how `table` fits a phone; to be called before its rows are written. Its class, a
 * literal: "wide" and "wider" have smaller type, in one that is "stacked" every cell takes
 * lines of its own; NULL: as it is. */
const char *table_fit(Writer *self, const DocNode *table);

/* True when there is no room for every word of `cell`. */
bool table_breaks_words(const Writer *self, const DocNode *cell);

/* The name of the column of `cell` in a stacked table, for its reader to know what it is.
 * NULL where the columns stand below their names. The caller's. */
char *table_column_name(const Writer *self, const DocNode *cell);
