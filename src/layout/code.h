/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Listings and formulas in source: wrapped, never clipped, with a mark where a line goes
 * on, split over pages with three lines on either side. */
#pragma once

#include "layout/flow.h"

void code_set(Flow *flow, const DocNode *node, const Style *style);
