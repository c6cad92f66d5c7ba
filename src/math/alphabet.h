/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters of mathematics: which character of Unicode's Mathematical Alphanumeric Symbols a
 * letter in italic, bold, script ... is. */
#pragma once

#include "math/node.h"

/* `c` as a letter of `alphabet`; `c` itself where that has none. */
gunichar math_alphabet_letter(MathAlphabet alphabet, gunichar c);
