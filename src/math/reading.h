/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A formula as one line of plain text, "x² + y² = (a + b)/2": for tables of contents,
 * running heads, and whoever copies it out of a page.
 *
 * Characters are those that text fonts have: letters of mathematical alphabets become plain
 * ones but for ℝ and its like, and scripts without a character of their own stand behind
 * "^" and "_", in the manner of Unicode Technical Note #28.
 */
#pragma once

#include "math/node.h"

/* The caller's; "" when nothing is to be read. */
char *math_read(const MathNode *formula);
/* What \tag puts beside the lines of `formula`. NULL when there is none. */
char *math_read_tags(const MathNode *formula);
