/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the parts of a formula are set: the rules of The TeXbook, appendix G, with the
 * constants of the font's MATH table in the place of TeX's font parameters. Only for the
 * files that take part in setting; what they give is a box that the caller owns.
 */
#pragma once

#include "math/box.h"

typedef struct {
    MathFont *font;
    MathLevel level;
    bool is_cramped;
    int colour;
} MathSetting;

/* The styles of scripts, numerators and denominators. */
MathSetting math_setting_super(const MathSetting *self);
MathSetting math_setting_sub(const MathSetting *self);
MathSetting math_setting_upper(const MathSetting *self);
MathSetting math_setting_lower(const MathSetting *self);
MathSetting math_setting_cramped(const MathSetting *self);

/* A constant of the font at the size of the style. */
int math_setting_constant(const MathSetting *self, hb_ot_math_constant_t constant);
/* `length`, which is for text size, at the size of the style. */
int math_setting_scale(const MathSetting *self, int length);
int math_setting_axis(const MathSetting *self);
