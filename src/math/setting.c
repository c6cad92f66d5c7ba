/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/setting.h"

static MathLevel
script_level(MathLevel level)
{
    return level <= MATH_INLINE ? MATH_SCRIPT : MATH_SCRIPT_SCRIPT;
}

MathSetting
math_setting_super(const MathSetting *self)
{
    MathSetting script = *self;
    script.level = script_level(self->level);
    return script;
}

MathSetting
math_setting_sub(const MathSetting *self)
{
    MathSetting script = math_setting_super(self);
    script.is_cramped = true;
    return script;
}

MathSetting
math_setting_upper(const MathSetting *self)
{
    MathSetting part = *self;
    part.level = MIN(self->level + 1, MATH_SCRIPT_SCRIPT);
    return part;
}

MathSetting
math_setting_lower(const MathSetting *self)
{
    MathSetting part = math_setting_upper(self);
    part.is_cramped = true;
    return part;
}

MathSetting
math_setting_cramped(const MathSetting *self)
{
    MathSetting cramped = *self;
    cramped.is_cramped = true;
    return cramped;
}

int
math_setting_scale(const MathSetting *self, int length)
{
    return (int) ((gint64) length * math_font_percent(self->font, self->level) / 100);
}

int
math_setting_constant(const MathSetting *self, hb_ot_math_constant_t constant)
{
    return math_setting_scale(self, math_font_constant(self->font, constant));
}

int
math_setting_axis(const MathSetting *self)
{
    return math_setting_constant(self, HB_OT_MATH_CONSTANT_AXIS_HEIGHT);
}
