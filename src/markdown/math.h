/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TeX: $$...$$, $...$ where it cannot be a price or a shell variable, \(...\) and
 * \[...\] as they are written for MathJax, and environments of LaTeX. */
#pragma once

#include "markdown/mask.h"

/* Adds an island for each formula; those of single dollars only when `has_inline` or when one
 * in the text is plainly TeX, those between \(...\) and \[...\], which are escapes otherwise,
 * only when `has_brackets`. */
void math_find(Mask *mask, bool has_inline, bool has_brackets);
