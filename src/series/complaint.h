/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Complaints: what the author of a series should know. */
#pragma once

#include "series/part_number.h"
#include "series/series.h"

/* What one series gives cause for. */
void complain_of_series(const Series *series, const Roster *roster, const Group *group,
                        const PartOrder *order, const PartNumbers *numbers, Diag *diag);

/* What shows only between series: a post in two, a translation with gaps. `found` is
 * Series *, each with its id. */
void complain_of_all(const GPtrArray *found, Diag *diag);
