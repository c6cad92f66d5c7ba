/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a line's slack goes: word spaces first, by half of what they may give, then the
 * gaps between syllables along with them.
 */
#pragma once

#include "text/shape.h"

typedef struct {
    double space, gap; /* how much of its stretch (or shrink) a space or gap takes */
    double anywhere;   /* added after every cluster: the last resort */
    int hang;          /* how much of what hangs is taken back */
    bool is_shrunk;
    double exact;  /* the width given out so far, */
    gint64 placed; /* and in whole units */
} TextSlack;

/* How `slack` is given to the clusters from `first` to `end`, which the line shows, and to
 * `hang`, what hangs at its end. */
TextSlack text_slack_share(const TextShapes *shapes, guint32 first, guint32 end,
                           gint64 slack, int hang);

/* What is added after `cluster`; call in order, for all but the last of the line. The sum
 * of all is exactly the slack less `hang`. */
int text_slack_take(TextSlack *self, const TextCluster *cluster);
