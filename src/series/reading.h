/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the posts say of each other, read once, post by post: lists of parts and mentions of
 * neighbours. */
#pragma once

#include "series/mention.h"
#include "series/part_list.h"
#include "series/roster.h"

typedef struct {
    GPtrArray *lists; /* PartList *, in the order of their holders in the roster, without
                            nodes: the trees were looked at and freed */
    GPtrArray *mentions; /* Mention *, likewise */
} Reading;

Reading *reading_new(const Roster *roster, const Words *words);
void reading_free(Reading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reading, reading_free)
