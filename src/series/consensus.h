/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order that lists agree on: every list votes for each pair that it holds; the pairs
 * won are put in line, and where they bite their own tail the weakest gives way. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    GArray *members; /* guint, in the order voted for */
    int weight;
} Ballot;

Ballot *ballot_new(int weight);
void ballot_free(Ballot *self);

/* Less than 0 when `a` goes before `b` where no vote decides. */
typedef int (*ConsensusTie)(guint a, guint b, gpointer user_data);

/* All members of `ballots` (Ballot *), each once, in the order agreed on: guint. The caller
 * owns it. */
GArray *consensus_order(const GPtrArray *ballots, ConsensusTie tie, gpointer user_data);

/* Does `ballot` put two members the other way round than `order`? */
bool consensus_contradicts(const GArray *order, const Ballot *ballot);
