/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emphasis beside Hangul, Kana and Han. CommonMark lets "**" close only where a word ends,
 * by the spaces and punctuation of languages that part words: "**마크다운(Markdown)**을" stays
 * stars. Here a mark between punctuation and such a letter may open and close, as in the
 * proposal "CJK-friendly emphasis" for CommonMark. And one "~" between numbers ("10~20") is
 * no strike. */
#pragma once

#include "markdown/mask.h"

/* Changes what the parser sees beside such marks; to be called once the islands are
 * covered. */
void emphasis_relax(Mask *mask);
