/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands over, under, round or across a formula: accents, bars, braces, arrows,
 * frames, strikes. */
#pragma once

#include "math/setting.h"

MathBox *math_set_accent(const MathSetting *self, const MathNode *node);
MathBox *math_set_bar(const MathSetting *self, const MathNode *node);
MathBox *math_set_stretch(const MathSetting *self, const MathNode *node);
MathBox *math_set_arrow(const MathSetting *self, const MathNode *node);
MathBox *math_set_not(const MathSetting *self, const MathNode *node);
MathBox *math_set_phantom(const MathSetting *self, const MathNode *node);
MathBox *math_set_frame(const MathSetting *self, const MathNode *node);
MathBox *math_set_cancel(const MathSetting *self, const MathNode *node);
