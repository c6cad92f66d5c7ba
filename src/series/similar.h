/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two names of one thing are: list labels and page titles differ by typing
 * errors and by what the author left out, so equality is never asked. */
#pragma once

#include <glib.h>

/* The share, 0 to 100, of the shorter text's letter pairs that the longer has too. Both are
 * folded (text_fold); texts of one letter or none are alike only when equal. */
int similar_percent(const char *folded_a, const char *folded_b);

/* How many bytes `a` and `b` share at their start, whole characters only. */
gsize similar_prefix(const char *a, const char *b);
