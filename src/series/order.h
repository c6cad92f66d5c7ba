/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order: the surest source that orders every part decides; what it leaves out, the next
 * ones put in; a date decides only where nothing else does. */
#pragma once

#include "series/merge.h"

typedef struct {
    SeriesOrder decided_by;
    GArray *members; /* guint: every member of the group, in order */
    guint by_date;   /* how many posts only their date put in place */
} PartOrder;

void part_order_init(PartOrder *self, const Roster *roster, const Group *group);
void part_order_clear(PartOrder *self);

/* "manifest" is surest: 0, then front matter, list, navigation, numbering, index, prose,
 * date. */
int series_order_rank(SeriesOrder kind);
