/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Series as stable text, for people and for golden tests. */
#pragma once

#include "series/series.h"

/* Appends the series to `out`: a line of its own, a line a part, a line a reason
 * (`explains`), and a line for each node that `series-nav: drop` leaves out. */
void series_dump(const Series *self, bool explains, GString *out);
