/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series that numbers tell: posts alike but for one number that counts from 0 or 1 on.
 * Versions, problem numbers and years do not count that way. */
#pragma once

#include "series/candidate.h"

/* Appends to `candidates`, the larger first. */
void numbered_series_gather(const Roster *roster, const Words *words,
                            GPtrArray *candidates);
