/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/accent.h"

#include "math/delimiter.h"
#include "math/glyph.h"
#include "math/row.h"

#define CONSTANT(name) math_setting_constant(self, HB_OT_MATH_CONSTANT_##name)
#define BRACE_GAP (MATH_EM * 12 / 100)
#define ARROW_PADDING (MATH_EM * 35 / 100)
#define ARROW_LEAST (MATH_EM * 18 / 10)
#define CANCEL_REACH (MATH_EM / 10)
#define FRAME_PADDING (MATH_EM * 3 / 10) /* LaTeX's \fboxsep */
#define FRAME_THICKNESS (MATH_EM * 4 / 100)

/* The sign over `body`, grown to its width when it is to be wide. */
static MathGlyph
accent_glyph(const MathSetting *self, const MathNode *node, const MathBox *body)
{
    MathGlyph glyph = {0, 0};
    math_font_glyph(self->font, node->code, MATH_INLINE, &glyph);
    int percent = math_font_percent(self->font, self->level);
    return node->is_wide ? math_font_widest(self->font, glyph,
                                            (int) ((gint64) body->width * 100 / percent))
                         : glyph;
}

/* The TeXbook, appendix G, rule 12. */
MathBox *
math_set_accent(const MathSetting *self, const MathNode *node)
{
    MathSetting cramped = math_setting_cramped(self);
    MathBox *body = math_set_nucleus(&cramped, node->body);
    int italic = body->is_character ? body->italic : 0;
    int middle = body->is_character ? body->accent : body->width / 2;
    MathBox *accent = math_set_glyph(self, accent_glyph(self, node, body));
    int rise = node->is_below ? -body->depth - accent->height - BRACE_GAP / 2
                              : MAX(body->height - CONSTANT(ACCENT_BASE_HEIGHT), 0);
    MathBox *box = math_box_new();
    box->width = body->width + italic;
    box->is_character = body->is_character;
    int accent_x = middle - accent->accent;
    math_box_place(box, body, 0, 0);
    math_box_place(box, accent, accent_x, rise);
    return box;
}

MathBox *
math_set_bar(const MathSetting *self, const MathNode *node)
{
    MathSetting own = node->is_below ? *self : math_setting_cramped(self);
    MathBox *body = math_set_row(&own, node->body, false), *box = math_box_new();
    int height = body->height, depth = body->depth;
    box->width = body->width;
    math_box_place(box, body, 0, 0);
    if (node->is_below) {
        int thickness = CONSTANT(UNDERBAR_RULE_THICKNESS);
        int y = -depth - CONSTANT(UNDERBAR_VERTICAL_GAP) - thickness;
        math_box_add_rule(box, 0, y, box->width, thickness, self->colour);
        box->depth += CONSTANT(UNDERBAR_EXTRA_DESCENDER);
    } else {
        int thickness = CONSTANT(OVERBAR_RULE_THICKNESS);
        int y = height + CONSTANT(OVERBAR_VERTICAL_GAP);
        math_box_add_rule(box, 0, y, box->width, thickness, self->colour);
        box->height += CONSTANT(OVERBAR_EXTRA_ASCENDER);
    }
    return box;
}

/* The heights of the ink of a sign, which may all lie above the baseline; the box takes
 * them for its own. */
static void
ink_of(const MathSetting *self, MathBox *box, int *top, int *bottom)
{
    *top = G_MININT;
    *bottom = G_MAXINT;
    for (guint i = 0; i < box->marks->len; i++) {
        const MathMark *mark = &g_array_index(box->marks, MathMark, i);
        MathExtents ink = math_font_extents(self->font, mark->glyph);
        *top = MAX(*top, mark->y + math_setting_scale(self, ink.height));
        *bottom = MIN(*bottom, mark->y - math_setting_scale(self, ink.depth));
    }
    if (box->marks->len == 0)
        *top = *bottom = 0;
    box->height = *top;
    box->depth = -*bottom;
}

MathBox *
math_set_stretch(const MathSetting *self, const MathNode *node)
{
    MathBox *body = math_set_row(self, node->body, false);
    MathBox *sign = math_set_stretched(self, node->code, body->width);
    int top, bottom;
    ink_of(self, sign, &top, &bottom);
    MathBox *box = math_box_new();
    box->width = MAX(body->width, sign->width);
    int body_x = (box->width - body->width) / 2, sign_x = (box->width - sign->width) / 2;
    int y = node->is_below ? -body->depth - BRACE_GAP - top
                           : body->height + BRACE_GAP - bottom;
    math_box_place(box, body, body_x, 0);
    math_box_place(box, sign, sign_x, y);
    return box;
}

MathBox *
math_set_arrow(const MathSetting *self, const MathNode *node)
{
    MathSetting super = math_setting_super(self), sub = math_setting_sub(self);
    MathBox *upper = math_set_row(&super, node->upper, false);
    MathBox *lower = node->lower != NULL ? math_set_row(&sub, node->lower, false) : NULL;
    int label = MAX(upper->width, lower != NULL ? lower->width : 0);
    int width = MAX(label + 2 * ARROW_PADDING, math_setting_scale(self, ARROW_LEAST));
    MathBox *arrow = math_set_stretched(self, node->code, width), *box = math_box_new();
    int top, bottom, gap = CONSTANT(STRETCH_STACK_GAP_ABOVE_MIN);
    ink_of(self, arrow, &top, &bottom);
    box->width = MAX(width, arrow->width);
    int upper_x = (box->width - upper->width) / 2,
        arrow_x = (box->width - arrow->width) / 2;
    int rise = top + gap + upper->depth;
    math_box_place(box, arrow, arrow_x, 0);
    math_box_place(box, upper, upper_x, rise);
    if (lower != NULL) {
        int lower_x = (box->width - lower->width) / 2;
        int drop = lower->height + CONSTANT(STRETCH_STACK_GAP_BELOW_MIN) - bottom;
        math_box_place(box, lower, lower_x, -drop);
    }
    return box;
}

static void
add_stroke(const MathSetting *self, MathBox *box, int x, int y, int width, int height)
{
    MathMark mark = {.kind = MATH_MARK_STROKE,
                     .x = x,
                     .y = y,
                     .width = width,
                     .height = height,
                     .thickness = math_setting_scale(self, FRAME_THICKNESS),
                     .colour = self->colour};
    g_array_append_val(box->marks, mark);
}

/* The sign with its own slash, where Unicode and the font have it; else struck through. */
MathBox *
math_set_not(const MathSetting *self, const MathNode *node)
{
    const MathNode *core = math_node_core(node->body);
    gunichar negated = 0;
    MathGlyph glyph;
    if (core->kind == MATH_SYMBOL && g_unichar_compose(core->code, 0x338, &negated) &&
        math_font_glyph(self->font, negated, self->level, &glyph)) {
        MathNode sign = *core;
        sign.code = negated;
        return math_set_symbol(self, &sign);
    }
    MathBox *box = math_set_node(self, node->body);
    int reach = math_setting_scale(self, MATH_EM * 45 / 100),
        axis = math_setting_axis(self);
    add_stroke(self, box, box->width / 2 - reach / 3, axis - reach, reach * 2 / 3,
               2 * reach);
    return box;
}

MathBox *
math_set_phantom(const MathSetting *self, const MathNode *node)
{
    MathBox *body = math_set_row(self, node->body, false);
    if ((node->value & MATH_PHANTOM_SHOWN) == 0)
        g_array_set_size(body->marks, 0);
    MathBox *box = math_box_new();
    int width = body->width, height = body->height, depth = body->depth;
    int x = node->value & MATH_PHANTOM_LEFT     ? -width
            : node->value & MATH_PHANTOM_CENTRE ? -width / 2
                                                : 0;
    math_box_place(box, body, x, 0);
    box->width = node->value & MATH_PHANTOM_WIDTH ? width : 0;
    box->height = node->value & MATH_PHANTOM_HEIGHT ? height : 0;
    box->depth = node->value & MATH_PHANTOM_HEIGHT ? depth : 0;
    return box;
}

MathBox *
math_set_frame(const MathSetting *self, const MathNode *node)
{
    MathBox *body = math_set_row(self, node->body, false), *box = math_box_new();
    int inset = FRAME_PADDING + FRAME_THICKNESS, colour = self->colour;
    int width = body->width + 2 * inset, bottom = -body->depth - inset;
    int height = body->height + body->depth + 2 * inset;
    math_box_place(box, body, inset, 0);
    box->width = width;
    math_box_add_rule(box, 0, bottom, width, FRAME_THICKNESS, colour);
    math_box_add_rule(box, 0, bottom + height - FRAME_THICKNESS, width, FRAME_THICKNESS,
                      colour);
    math_box_add_rule(box, 0, bottom, FRAME_THICKNESS, height, colour);
    math_box_add_rule(box, width - FRAME_THICKNESS, bottom, FRAME_THICKNESS, height,
                      colour);
    return box;
}

MathBox *
math_set_cancel(const MathSetting *self, const MathNode *node)
{
    MathBox *box = math_set_row(self, node->body, false);
    int out = math_setting_scale(self, CANCEL_REACH);
    int high = box->height + out, low = -box->depth - out;
    int width = box->width + 2 * out;
    if (node->value & MATH_CANCEL_UP)
        add_stroke(self, box, -out, low, width, high - low);
    if (node->value & MATH_CANCEL_DOWN)
        add_stroke(self, box, -out, high, width, low - high);
    if (node->value & MATH_CANCEL_LEVEL)
        add_stroke(self, box, -out, math_setting_axis(self), width, 0);
    box->height = MAX(box->height, high);
    box->depth = MAX(box->depth, -low);
    return box;
}
