/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Break classes: where a Korean line may end, and how gladly (KLREQ line-break).
 *
 * UAX #14 lets a line end after every syllable and ranks that equal to a space, splits
 * particles from Latin words and numbers from their units. So for text with Hangul the
 * classes here decide; PangoLogAttr is asked for the scripts they do not know.
 */
#pragma once

#include "text/shape.h"

/* Fills in class and break_before of every cluster. `language` is the paragraph's. */
void text_classify(TextShapes *shapes, const TextContent *content, const char *language);
/* The class of a character out of context. */
TextClass text_class_of(gunichar c);
/* True for what begins a line badly: closing signs, points (KLREQ line-head-rest). */
bool text_class_may_not_begin(TextClass class);
/* True for Hangul, Han and kana: each syllable stands for itself. */
bool text_class_is_syllabic(TextClass class);
