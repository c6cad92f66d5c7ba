/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that stand where other titles have a number: "프롤로그" is 0, "마지막 편", "最終回",
 * "Epilogue" the last, "번외편", "外伝" stands beside the others. */
#pragma once

#include "series/number.h"

/* The words that begin at `p` of `text` and name a place: the byte behind them, NULL when
 * there are none. `*is_weak`: only brackets or a half of the title for itself make a place of
 * them ("완", "Final"); the caller looks at that. */
const char *place_word_read(const char *text, const char *p, Number *number,
                            bool *is_weak);
