/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command or a typed character means: a sign, an operator name, a delimiter. */
#pragma once

#include "math/signs.h"

/* The sign that the command `name` stands for; NULL when it is none. Lent. */
const MathSymbol *math_symbol_lookup(const char *name);

/* What `c`, as typed in a formula, stands for: its class, and `*limits`, `*code` (a hyphen
 * is a minus). */
MathClass math_symbol_of_character(gunichar c, gunichar *code, MathLimits *limits);

/* True for the names that are set upright as operators: "sin", "max"; `*limits` says
 * whether "n -> 0" goes below, `*words` how they are written: "lim sup". */
bool math_symbol_name(const char *name, const char **words, MathLimits *limits);

/* The delimiter that a command or character after \left, \big ... means; 0: none. */
gunichar math_symbol_delimiter(const char *command, gunichar c);
