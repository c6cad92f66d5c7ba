/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands between two halves of a group: \over, \choose, \atop. */
#pragma once

#include "math/parser.h"

bool math_infix_is(const char *name);
/* With `upper` (taken) read, and the command next. The row that both make. */
MathNode *math_infix_parse(MathParser *self, MathNode *upper);
