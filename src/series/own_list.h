/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the posts of a series hold only to lead through it: lists of its parts, lines to the
 * next one, headings over nothing else. A book has contents and pages instead. */
#pragma once

#include "series/series.h"

/* Fills `series->lists` from its posts, whose texts must be parsed. */
void own_lists_collect(Series *series, const Catalogue *catalogue);
