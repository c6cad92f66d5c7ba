/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs that grow: delimiters, and what is stretched along the line. */
#pragma once

#include "math/setting.h"

/* `code` grown to `size` in all, about the axis; 0 is an empty box. */
MathBox *math_set_delimiter(const MathSetting *self, gunichar code, int size);
MathBox *math_set_fence(const MathSetting *self, const MathNode *node);
/* `body` (taken) between delimiters as high as it. */
MathBox *math_set_enclosed(const MathSetting *self, MathBox *body, gunichar open,
                           gunichar close);
MathBox *math_set_big(const MathSetting *self, const MathNode *node);
/* `code` stretched along the line to `width`, its ink from x = 0 and on y = 0. */
MathBox *math_set_stretched(const MathSetting *self, gunichar code, int width);
/* The form of `code` that is at least `size` high, standing on its own baseline. */
MathBox *math_set_tall(const MathSetting *self, gunichar code, int size);
