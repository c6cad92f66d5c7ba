/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: widths from content, header rows again on every page, rows that go on over a
 * page, smaller type and a quarter turn for what is too wide. */
#pragma once

#include "layout/flow.h"

void table_set(Flow *flow, const DocNode *node, const Style *style);
