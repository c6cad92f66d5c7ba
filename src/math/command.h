/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands with arguments or with an effect: \frac, \left, \mathbf, \color ... */
#pragma once

#include "math/parser.h"

/* Reads the command `name`, already taken, with its arguments into `*node`: NULL when it
 * shows nothing. False when it is none of these. */
bool math_command_parse(MathParser *self, const char *name, MathNode **node);
