/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full-width brackets and raised digits without their white, where neither font/halve nor
 * the font's own half-width forms have taken it away. */
#pragma once

#include "text/shape.h"

/* Trims the empty side of every such sign of `run` that is still wide. Ink is never cut. */
void text_trim_signs(TextShapes *shapes, const TextRun *run, const char *text);
