/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/fraction.h"

#include "math/delimiter.h"
#include "math/row.h"

#define CONSTANT(name) math_setting_constant(self, HB_OT_MATH_CONSTANT_##name)
/* Space beside a fraction: plain TeX's \nulldelimiterspace. */
#define SIDE (MATH_EM * 12 / 100)

typedef struct {
    int up, down; /* of the baselines of numerator and denominator */
} Shifts;

/* Without a bar: only the distance between them counts. */
static Shifts
shifts_of_stack(const MathSetting *self, const MathBox *upper, const MathBox *lower)
{
    bool is_display = self->level == MATH_DISPLAY;
    Shifts shifts = {is_display ? CONSTANT(STACK_TOP_DISPLAY_STYLE_SHIFT_UP)
                                : CONSTANT(STACK_TOP_SHIFT_UP),
                     is_display ? CONSTANT(STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN)
                                : CONSTANT(STACK_BOTTOM_SHIFT_DOWN)};
    int gap = shifts.up - upper->depth - (lower->height - shifts.down);
    int lack =
        (is_display ? CONSTANT(STACK_DISPLAY_STYLE_GAP_MIN) : CONSTANT(STACK_GAP_MIN)) -
        gap;
    if (lack > 0) {
        shifts.up += lack / 2;
        shifts.down += lack - lack / 2;
    }
    return shifts;
}

/* The TeXbook, appendix G, rule 15d. */
static Shifts
shifts_of_fraction(const MathSetting *self, const MathBox *upper, const MathBox *lower,
                   int thickness)
{
    bool is_display = self->level == MATH_DISPLAY;
    int axis = math_setting_axis(self);
    int gap_above = is_display ? CONSTANT(FRACTION_NUM_DISPLAY_STYLE_GAP_MIN)
                               : CONSTANT(FRACTION_NUMERATOR_GAP_MIN);
    int gap_below = is_display ? CONSTANT(FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN)
                               : CONSTANT(FRACTION_DENOMINATOR_GAP_MIN);
    Shifts shifts = {is_display ? CONSTANT(FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP)
                                : CONSTANT(FRACTION_NUMERATOR_SHIFT_UP),
                     is_display ? CONSTANT(FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN)
                                : CONSTANT(FRACTION_DENOMINATOR_SHIFT_DOWN)};
    shifts.up = MAX(shifts.up, axis + thickness / 2 + gap_above + upper->depth);
    shifts.down = MAX(shifts.down, lower->height + gap_below + thickness / 2 - axis);
    return shifts;
}

static MathBox *
stack(const MathSetting *self, const MathNode *node, MathBox *upper, MathBox *lower)
{
    int thickness =
        node->value == MATH_AUTO ? CONSTANT(FRACTION_RULE_THICKNESS) : node->value;
    Shifts shifts = thickness > 0 ? shifts_of_fraction(self, upper, lower, thickness)
                                  : shifts_of_stack(self, upper, lower);
    MathBox *box = math_box_new();
    box->width = MAX(upper->width, lower->width);
    int upper_x = (box->width - upper->width) / 2;
    int lower_x = (box->width - lower->width) / 2;
    math_box_place(box, upper, upper_x, shifts.up);
    math_box_place(box, lower, lower_x, -shifts.down);
    if (thickness > 0)
        math_box_add_rule(box, 0, math_setting_axis(self) - thickness / 2, box->width,
                          thickness, self->colour);
    return box;
}

MathBox *
math_set_fraction(const MathSetting *self, const MathNode *node)
{
    MathSetting own = *self;
    if (node->level != MATH_AUTO)
        own.level = (MathLevel) node->level;
    MathSetting above = math_setting_upper(&own), below = math_setting_lower(&own);
    MathBox *upper = math_set_row(&above, node->upper, false);
    MathBox *lower = math_set_row(&below, node->lower, false);
    MathBox *body = stack(&own, node, upper, lower);
    if (node->code != 0 || node->close != 0)
        return math_set_enclosed(&own, body, node->code, node->close);
    MathBox *box = math_box_new();
    box->width = SIDE;
    math_box_append(box, body);
    box->width += SIDE;
    return box;
}

/* The root's degree to the left of the sign, whose foot it stands over. */
static MathBox *
add_degree(const MathSetting *self, MathBox *root, const MathNode *degree, int height,
           int depth)
{
    MathSetting small = *self;
    small.level = MATH_SCRIPT_SCRIPT;
    MathBox *index = math_set_row(&small, degree, false), *box = math_box_new();
    int raise = math_font_constant(
        self->font, HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT);
    int before = CONSTANT(RADICAL_KERN_BEFORE_DEGREE);
    int after = CONSTANT(RADICAL_KERN_AFTER_DEGREE);
    int x = MAX(before, -after - index->width);
    int rise = (int) ((gint64) (height + depth) * raise / 100) - depth + index->depth;
    box->width = MAX(x + index->width + after, 0) + root->width;
    int root_x = box->width - root->width;
    math_box_place(box, index, x, rise);
    math_box_place(box, root, root_x, 0);
    return box;
}

/* The TeXbook, appendix G, rule 11. */
MathBox *
math_set_radical(const MathSetting *self, const MathNode *node)
{
    MathSetting cramped = math_setting_cramped(self);
    MathBox *body = math_set_row(&cramped, node->body, false);
    int thickness = CONSTANT(RADICAL_RULE_THICKNESS);
    int gap = self->level == MATH_DISPLAY ? CONSTANT(RADICAL_DISPLAY_STYLE_VERTICAL_GAP)
                                          : CONSTANT(RADICAL_VERTICAL_GAP);
    int inside = body->height + body->depth;
    MathBox *sign = math_set_tall(self, 0x221A, inside + gap + thickness);
    int room = sign->height + sign->depth - thickness - inside;
    gap = room > gap ? (gap + room) / 2 : gap;
    int top = body->height + gap + thickness;
    int sign_height = sign->height + sign->depth, sign_width = sign->width;
    MathBox *box = math_box_new();
    box->width = sign_width + body->width;
    math_box_add_rule(box, sign_width, top - thickness, body->width, thickness,
                      self->colour);
    int rise = top - sign->height;
    math_box_place(box, sign, 0, rise);
    math_box_place(box, body, sign_width, 0);
    box->height += CONSTANT(RADICAL_EXTRA_ASCENDER);
    if (node->upper == NULL)
        return box;
    return add_degree(self, box, node->upper, top, sign_height - top);
}
