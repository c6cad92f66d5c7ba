/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signs of mathematics: what LaTeX, amsmath and amssymb call them, which Unicode
 * character each is and how it behaves (The TeXbook, appendix F; unicode-math). */
#pragma once

#include "math/node.h"

typedef struct {
    const char *name;
    gunichar code;
    MathClass class;
    MathLimits limits;
} MathSymbol;

/* All signs, sorted by name. */
const MathSymbol *math_signs(guint *length);
