/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows: atoms side by side with the space that their classes ask for, and any node by its
 * kind. */
#pragma once

#include "math/setting.h"

/* NULL is an empty box. With `has_atom` the row goes on behind an atom. */
MathBox *math_set_row(const MathSetting *self, const MathNode *row, bool has_atom);
MathBox *math_set_node(const MathSetting *self, const MathNode *node);
/* Like math_set_node, but a letter keeps its italic correction apart from its width. */
MathBox *math_set_nucleus(const MathSetting *self, const MathNode *node);
