/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks inside addresses, paths and identifiers, and the numbers and units that stay
 * together. */
#pragma once

#include "text/shape.h"

/* Marks the clusters of every ASCII token of ten or more characters that a line may begin
 * with, by TEXT_BREAK_TOKEN. */
void text_break_tokens(TextShapes *shapes, const char *text);

/* How a line may end at the space before the byte `next`, when `space` is where the spaces
 * begin: TEXT_BREAK_NEVER between a number and a Latin unit, TEXT_BREAK_COUNTER between a
 * number and a Korean counter, else TEXT_BREAK_SPACE. */
TextBreak text_break_at_space(const char *text, guint32 space, guint32 next);
