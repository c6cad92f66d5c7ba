/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters, signs, operators and words. */
#pragma once

#include "math/setting.h"

MathBox *math_set_glyph(const MathSetting *self, MathGlyph glyph);
MathBox *math_set_symbol(const MathSetting *self, const MathNode *node);
MathBox *math_set_text(const MathSetting *self, const MathNode *node);
