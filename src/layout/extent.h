/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How narrow and how wide blocks can be, before they are set: what columns are made of. */
#pragma once

#include "layout/flow.h"

/* The widest word and the widest line of the blocks that `node` holds. */
void extent_of_blocks(Flow *flow, const DocNode *node, int *least, int *most);
