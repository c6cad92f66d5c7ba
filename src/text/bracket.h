/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full-width brackets in half an em (KOREAN.md R13), where the font itself has no
 * half-width form of them. */
#pragma once

#include "text/shape.h"

/* True for brackets drawn in a full em. */
bool text_is_wide_bracket(gunichar c, bool *is_opening);

/* Trims the empty side of every full-width bracket of `run` that is still wide: before an
 * opening one, after a closing one. Ink is never cut. */
void text_trim_brackets(TextShapes *shapes, const TextRun *run, const char *text);
