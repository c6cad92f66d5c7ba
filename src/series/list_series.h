/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series that lists of parts make: lists that share parts are lists of one series, and
 * vote on its order. */
#pragma once

#include "series/candidate.h"

/* Appends to `candidates`, which lend the `lists` (PartList *). Parts that lists announce
 * and no post is are added to `roster`. */
void list_series_gather(Roster *roster, const GPtrArray *lists, GPtrArray *candidates,
                        Diag *diag);

/* The numbers of the list's parts, in order; hidden posts and items that are neither post
 * nor address left out: guint. The caller owns it. */
GArray *list_series_members(Roster *roster, const PartList *list);
