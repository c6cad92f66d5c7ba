/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Direction: which parts of a text run from right to left, and where they stand on a line
 * (UAX #9). Lines are broken in the order in which text is read; only then are the parts of
 * each put into the order in which they are seen.
 */
#pragma once

#include "text/content.h"

/* Finds content->levels; they stay NULL when all runs from left to right. A paragraph in
 * `is_code` runs so as a whole. What follows a leader stands by itself. */
void text_bidi_find_levels(TextContent *content, bool is_code);

/* The level of the character at byte `offset`; even: from left to right. */
guint8 text_bidi_level(const TextContent *content, guint32 offset);

/* True when the bytes [start, end) of the text, a paragraph or what stands between two
 * forced breaks, run from right to left as a whole (base/direction). */
bool text_bidi_is_backward(const TextContent *content, guint32 start, guint32 end);

/* The parts of a line of `levels`, from left to right: `order` gets their indexes (L2). */
void text_bidi_order(const guint8 *levels, guint length, guint *order);
