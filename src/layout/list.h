/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: items with their marks in the margin, tasks, terms and definitions. */
#pragma once

#include "layout/flow.h"

void list_set(Flow *flow, const DocNode *node, const Style *style);
void list_set_definitions(Flow *flow, const DocNode *node, const Style *style);
