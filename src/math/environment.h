/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Environments: matrices, cases, aligned lines. */
#pragma once

#include "math/parser.h"

/* Behind \begin: the environment with its name, rows and \end. */
MathNode *math_environment_parse(MathParser *self);
/* Behind \substack: lines in a group. */
MathNode *math_environment_parse_substack(MathParser *self);
/* Behind plain TeX's \matrix, \cases ...: the rows of the environment `name` in a group. */
MathNode *math_environment_parse_group(MathParser *self, const char *name);
/* A whole formula: one row, or lines when it has \\ or & outside an environment. */
MathNode *math_environment_parse_whole(MathParser *self);
