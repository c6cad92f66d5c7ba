/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of the parts as the reader knows them: "3", "0", "4.1"; and the marks by which
 * titles or lists write them: "3편", "Part 3". */
#pragma once

#include "series/order.h"

typedef struct {
    GArray *numbers;   /* Number, one for each member of the order */
    GPtrArray *labels; /* char *: "3편"; NULL where titles and lists write no such mark */
    GHashTable *list_labels; /* member -> how the lists call it */
    bool is_counted;         /* false: the numbers are only positions */
} PartNumbers;

void part_numbers_init(PartNumbers *self, const Roster *roster, const Group *group,
                       const PartOrder *order);
void part_numbers_clear(PartNumbers *self);

/* The words by which the lists of the series call the member; NULL when none does. Lent. */
const char *part_label(const PartNumbers *self, guint member);
/* How a manifest calls the member; NULL when none does. Lent. */
const char *part_manifest_title(const Group *group, guint member);
