/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the posts of a series hold only to lead through it: lists of its parts, lines to the
 * next one, headings over nothing else. A book has contents and pages instead. */
#pragma once

#include "series/mention.h"
#include "series/part_list.h"
#include "series/series.h"

/* Fills `series->lists` from `lists` (PartList *) and `mentions` (const Mention *). */
void own_lists_collect(Series *series, const GPtrArray *lists, const GPtrArray *mentions);
