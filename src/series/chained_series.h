/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series that neighbours make: posts that name each other as the next and the one before,
 * in lines that navigate, or at least in their prose. */
#pragma once

#include "series/candidate.h"
#include "series/mention.h"

/* Appends to `candidates` first what lines that navigate make, by navigation, then what
 * prose makes. `mentions`: const Mention *. Forks and circles are told. */
void chained_series_gather(const Roster *roster, const GPtrArray *mentions,
                           GPtrArray *candidates, Diag *diag);
