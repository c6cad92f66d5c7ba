/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text within a formula: \text{...}, where spaces count and $...$ is mathematics again. */
#pragma once

#include "math/parser.h"

/* What `raw`, the argument of \text, shows: a row of MATH_TEXT and formulas. */
MathNode *math_words_parse(MathParser *self, const char *raw, MathAlphabet alphabet);
