/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The box of a task, empty or ticked, drawn so that no font need have it. */
#pragma once

#include "layout/flow.h"

/* Draws the box of `marker` into the last box, beside a line in `style` whose baseline lies
 * at `baseline`. */
void task_add(Flow *flow, const FlowMarker *marker, const Style *style, int baseline);
/* How wide it is in `style`. */
int task_width(const Style *style);
