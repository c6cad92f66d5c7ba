/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Naming: the title of a series from the titles of its parts, and a short ASCII name. */
#pragma once

#include "series/part_number.h"

/* What the parts' titles share: "라스베가스를 다녀오고... (feat. AWS re:Invent 2021)" of
 * "라스베가스를 다녀오고... 3편 (feat. AWS re:Invent 2021) - 세미나 셋째 날". */
typedef struct {
    char *title; /* of the series; never empty */
    char *stem;  /* what stands before the number, folded; "" */
    char *tag;   /* the brackets that begin all titles: "[머신러닝]"; "" */
    char *aside; /* the brackets behind the number that all share, folded; "" */
} SeriesName;

void series_name_init(SeriesName *self, const Roster *roster, const Group *group,
                      const PartOrder *order, const PartNumbers *numbers);
void series_name_clear(SeriesName *self);

/* The slugs' common stem, else the title as ASCII: at most 60 bytes, never empty. */
char *series_name_id(const SeriesName *self, const Roster *roster,
                     const PartOrder *order);
