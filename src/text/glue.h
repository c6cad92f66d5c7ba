/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What on a line may give way, and how much (KLREQ line-adjust).
 *
 * Word spaces and the gaps between syllables stretch and shrink; nothing else does: not
 * what stands beside brackets and points, not the inside of Latin words and numbers, not
 * what is monospaced.
 */
#pragma once

#include "text/shape.h"

/* Sets the width of every word space, and gap, stretch and shrink of every cluster. After
 * text_classify. One word space serves the whole paragraph, whatever fonts meet in it. */
void text_set_glue(TextShapes *shapes, const TextContent *content, const char *language);

/* True for `language` (BCP 47) unless it is Japanese or Chinese. */
bool text_has_word_spaces(const char *language);
