/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series that the front matter declares: by name; by "2/3"; by a weight that every post
 * of a folder has. */
#pragma once

#include "series/candidate.h"

/* Appends to `candidates`. `lists` (PartList *) tell which posts at "1/3", "2/3" ... belong
 * together. */
void declared_series_gather(const Roster *roster, const GPtrArray *lists,
                            GPtrArray *candidates, Diag *diag);
