/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as stable text, for --dump=pages, --dump=lines and golden tests. */
#pragma once

#include "layout/page.h"

/* Stable text of all pages: labels, then items with their places. */
void pages_dump(const Pages *self, GString *out);

/* Stable text of the lines alone: where each line of each paragraph ends and how it was
 * stretched, for --dump=lines. */
void pages_dump_lines(const Pages *self, GString *out);
