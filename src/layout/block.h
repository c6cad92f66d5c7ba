/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the blocks of a Doc to boxes: which file of this room sets which kind. */
#pragma once

#include "layout/flow.h"

/* Sets `node` with all that it holds. */
void block_set(Flow *flow, const DocNode *node);
/* Sets the blocks that `node` holds. */
void block_set_children(Flow *flow, const DocNode *node);
/* Sets its children from `from` up to but not with `end` (NULL: all that follow). */
void block_set_range(Flow *flow, const DocNode *node, const DocNode *from,
                     const DocNode *end);
