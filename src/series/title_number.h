/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in titles and in the labels of lists: "3편", "Part 2", "(1)", "#4", "その1",
 * "第2回", "①", "Ⅱ", "4.1.", "상편". Years, versions, dates and quantities count nothing. */
#pragma once

#include "series/number.h"

/* Appends every number of `title` that may count parts to `marks` (NumberMark), in order. */
void title_numbers_find(const char *title, GArray *marks);

/* The surest of them, the first of equals; `mark` is cleared first. False: there is none. */
bool title_number_best(const char *title, NumberMark *mark);

/* Is `text` nothing but a word that counts: "Chapter", "제"? */
bool title_only_counts(const char *text);
