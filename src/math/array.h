/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arrays: matrices, cases, aligned lines, with the tags of their rows. */
#pragma once

#include "math/setting.h"

/* `tags` receives the tags of the rows at their heights, flush right, NULL when
 * there are none; without `tags` they stand behind the rows. */
MathBox *math_set_array(const MathSetting *self, const MathArray *array, MathBox **tags);
