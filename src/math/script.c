/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/script.h"

#include "math/row.h"

#define CONSTANT(name) math_setting_constant(self, HB_OT_MATH_CONSTANT_##name)

/* How far the script at `shift` moves towards the letter: the lesser of what the cut-ins
 * allow at its near edge and at the letter's. */
static int
cut_in(const MathSetting *self, const MathBox *body, const MathBox *script, int shift)
{
    if (!body->is_character || !script->is_character)
        return 0;
    bool is_upper = shift > 0;
    hb_ot_math_kern_t base_corner =
        is_upper ? HB_OT_MATH_KERN_TOP_RIGHT : HB_OT_MATH_KERN_BOTTOM_RIGHT;
    hb_ot_math_kern_t corner =
        is_upper ? HB_OT_MATH_KERN_BOTTOM_LEFT : HB_OT_MATH_KERN_TOP_LEFT;
    int edges[] = {is_upper ? shift - script->depth : shift + script->height,
                   is_upper ? body->height : -body->depth};
    int least = G_MININT;
    for (int i = 0; i < 2; i++) {
        int kern = math_font_kern(self->font, body->glyph, base_corner, edges[i]) +
                   math_font_kern(self->font, script->glyph, corner, edges[i] - shift);
        least = MAX(least, kern);
    }
    return math_setting_scale(self, least);
}

typedef struct {
    int up, down;
} Shifts;

/* The TeXbook, appendix G, rules 18a to 18f; OpenType MATH, "superscripts". */
static Shifts
shifts_of(const MathSetting *self, const MathBox *body, const MathBox *upper,
          const MathBox *lower)
{
    Shifts shifts = {0, 0};
    if (upper != NULL) {
        shifts.up = self->is_cramped ? CONSTANT(SUPERSCRIPT_SHIFT_UP_CRAMPED)
                                     : CONSTANT(SUPERSCRIPT_SHIFT_UP);
        if (!body->is_character)
            shifts.up =
                MAX(shifts.up, body->height - CONSTANT(SUPERSCRIPT_BASELINE_DROP_MAX));
        shifts.up = MAX(shifts.up, upper->depth + CONSTANT(SUPERSCRIPT_BOTTOM_MIN));
    }
    if (lower != NULL) {
        shifts.down = CONSTANT(SUBSCRIPT_SHIFT_DOWN);
        if (!body->is_character)
            shifts.down =
                MAX(shifts.down, body->depth + CONSTANT(SUBSCRIPT_BASELINE_DROP_MIN));
        shifts.down = MAX(shifts.down, lower->height - CONSTANT(SUBSCRIPT_TOP_MAX));
    }
    if (upper == NULL || lower == NULL)
        return shifts;
    int gap = shifts.up - upper->depth - (lower->height - shifts.down);
    int lack = CONSTANT(SUB_SUPERSCRIPT_GAP_MIN) - gap;
    if (lack > 0) {
        int room =
            CONSTANT(SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT) - (shifts.up - upper->depth);
        int raised = CLAMP(room, 0, lack);
        shifts.up += raised;
        shifts.down += lack - raised;
    }
    return shifts;
}

static MathBox *
set_beside(const MathSetting *self, MathBox *body, MathBox *upper, MathBox *lower)
{
    Shifts shifts = shifts_of(self, body, upper, lower);
    MathBox *box = math_box_new();
    int width = body->width, after = CONSTANT(SPACE_AFTER_SCRIPT);
    int up_x = width + body->italic, down_x = width;
    if (upper != NULL)
        up_x += cut_in(self, body, upper, shifts.up);
    if (lower != NULL)
        down_x += cut_in(self, body, lower, -shifts.down);
    box->width = upper == NULL && lower == NULL ? width + body->italic : width;
    math_box_place(box, body, 0, 0);
    if (upper != NULL) {
        box->width = MAX(box->width, up_x + upper->width + after);
        math_box_place(box, upper, up_x, shifts.up);
    }
    if (lower != NULL) {
        box->width = MAX(box->width, down_x + lower->width + after);
        math_box_place(box, lower, down_x, -shifts.down);
    }
    return box;
}

MathBox *
math_set_limits(const MathSetting *self, MathBox *body, MathBox *upper, MathBox *lower)
{
    int lean = body->italic / 2, width = body->width + body->italic;
    int above = upper != NULL ? upper->width : 0,
        below = lower != NULL ? lower->width : 0;
    MathBox *box = math_box_new();
    box->width = MAX(width, MAX(above, below));
    int up = body->height +
             MAX(CONSTANT(UPPER_LIMIT_BASELINE_RISE_MIN),
                 CONSTANT(UPPER_LIMIT_GAP_MIN) + (upper != NULL ? upper->depth : 0));
    int down = body->depth +
               MAX(CONSTANT(LOWER_LIMIT_BASELINE_DROP_MIN),
                   CONSTANT(LOWER_LIMIT_GAP_MIN) + (lower != NULL ? lower->height : 0));
    int middle = box->width / 2;
    math_box_place(box, body, middle - width / 2, 0);
    if (upper != NULL)
        math_box_place(box, upper, middle - above / 2 + lean, up);
    if (lower != NULL)
        math_box_place(box, lower, middle - below / 2 - lean, -down);
    return box;
}

MathBox *
math_set_scripts(const MathSetting *self, const MathNode *node)
{
    MathSetting super = math_setting_super(self), sub = math_setting_sub(self);
    MathBox *body = math_set_nucleus(self, node->body);
    MathBox *upper = node->upper != NULL ? math_set_nucleus(&super, node->upper) : NULL;
    MathBox *lower = node->lower != NULL ? math_set_nucleus(&sub, node->lower) : NULL;
    if (upper != NULL)
        upper->width += upper->is_character ? upper->italic : 0;
    if (lower != NULL)
        lower->width += lower->is_character ? lower->italic : 0;
    bool has_limits =
        node->limits == MATH_LIMITS_ALWAYS ||
        (node->limits == MATH_LIMITS_DISPLAY && self->level == MATH_DISPLAY);
    return has_limits ? math_set_limits(self, body, upper, lower)
                      : set_beside(self, body, upper, lower);
}

MathBox *
math_set_stack(const MathSetting *self, const MathNode *node)
{
    MathSetting super = math_setting_super(self), sub = math_setting_sub(self);
    MathBox *body = math_set_row(self, node->body, false);
    MathBox *upper =
        node->upper != NULL ? math_set_row(&super, node->upper, false) : NULL;
    MathBox *lower = node->lower != NULL ? math_set_row(&sub, node->lower, false) : NULL;
    return math_set_limits(self, body, upper, lower);
}
