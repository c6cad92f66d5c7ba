/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The titles of the parts within their series: "세미나 셋째 날" of "라스베가스를 다녀오고...
 * 3편 (feat. AWS re:Invent 2021) - 세미나 셋째 날", or as a list of parts calls it. */
#pragma once

#include "series/naming.h"

/* The title of the part at `index` of the order, without the series' and without the number
 * that is said beside it. Never empty; the caller's. */
char *part_title(const SeriesName *name, const Words *words, const Roster *roster,
                 const PartOrder *order, const PartNumbers *numbers, guint index);
