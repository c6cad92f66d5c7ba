/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One brace, read where it begins. */
#pragma once

#include "site/brace.h"

/* Reads the brace that begins at `at` of `text` and ends before `end`. False when none does:
 * a brace does not reach over a blank line or another opening brace, so that the time spent
 * on one that is not closed is bounded. The caller owns `brace->name`. */
bool brace_read(const char *text, gsize at, gsize end, BraceStyle style, Brace *brace);
