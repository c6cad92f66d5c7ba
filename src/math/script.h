/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Superscripts and subscripts, limits above and below, stacks. */
#pragma once

#include "math/setting.h"

MathBox *math_set_scripts(const MathSetting *self, const MathNode *node);
MathBox *math_set_stack(const MathSetting *self, const MathNode *node);
/* `body` (taken) with boxes (taken; NULL: none) above and below, as limits stand. */
MathBox *math_set_limits(const MathSetting *self, MathBox *body, MathBox *upper,
                         MathBox *lower);
