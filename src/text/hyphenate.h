/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hyphenation of Latin words where a style allows it; Hangul never takes a hyphen. The
 * only door to libhyphen.
 */
#pragma once

#include "text/shape.h"

typedef struct TextHyphens TextHyphens;

/* Patterns by language, loaded on first use, for one thread. */
TextHyphens *text_hyphens_new(void);
void text_hyphens_free(TextHyphens *self);

/* Marks where words of plain letters may end a line with a hyphen, at least three letters
 * from either end, by TEXT_BREAK_HYPHEN. After text_classify. In Korean, Japanese and
 * Chinese text Latin words are taken for English; without patterns for a language its words
 * stay whole. */
void text_hyphenate(TextShapes *shapes, const TextContent *content, TextHyphens *hyphens);
