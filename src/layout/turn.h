/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list that was set as wide as a page is high, laid on pages of its own a quarter turned
 * to the left. */
#pragma once

#include "layout/flow.h"

/* Adds the boxes of `list`, which `node` became, to `flow` as pages: solid boxes `length`
 * high, the height of the text area or little less. */
void turn_onto_pages(Flow *flow, const DocNode *node, const BoxList *list, int length);
