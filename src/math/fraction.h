/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fractions and roots. */
#pragma once

#include "math/setting.h"

MathBox *math_set_fraction(const MathSetting *self, const MathNode *node);
MathBox *math_set_radical(const MathSetting *self, const MathNode *node);
