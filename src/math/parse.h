/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TeX mathematics, as KaTeX and MathJax take it from blogs, into a tree. */
#pragma once

#include "math/macro.h"
#include "math/node.h"
#include "math/reader.h"

/* Parses `tex`. Lines ended by \\ without an environment become lines of one formula.
 * `macros` are what formulas before it defined; this one's are added. NULL with `error`
 * (MATH_ERROR), whose message names the command in the way. */
MathNode *math_parse(const char *tex, MathMacros *macros, GError **error);
