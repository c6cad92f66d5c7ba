/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series that an index post lists without itself: a landing page, a README, a SUMMARY. It
 * must be called as its parts are, or lie above them; any other list of posts is a list
 * of things to read. */
#pragma once

#include "series/candidate.h"

/* Appends to `candidates`; `lists`: PartList *. */
void indexed_series_gather(Roster *roster, const GPtrArray *lists, GPtrArray *candidates,
                           Diag *diag);
