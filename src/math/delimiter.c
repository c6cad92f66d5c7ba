/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/delimiter.h"

#include "math/glyph.h"
#include "math/row.h"

/* A fence may be smaller than what it holds by a tenth or by half an em, as in plain TeX
 * (\delimiterfactor, \delimitershortfall). */
#define FACTOR_PERCENT 90
#define SHORTFALL (MATH_EM / 2)
#define NULL_SPACE (MATH_EM * 12 / 100) /* \nulldelimiterspace */

static MathBox *
place_parts(const MathSetting *self, const GArray *parts, bool is_upright)
{
    MathBox *box = math_box_new();
    for (guint i = 0; i < parts->len; i++) {
        const MathPart *part = &g_array_index(parts, MathPart, i);
        MathBox *glyph = math_set_glyph(self, part->glyph);
        int offset = math_setting_scale(self, part->offset);
        MathExtents ink = math_font_extents(self->font, part->glyph);
        if (is_upright) {
            box->width = MAX(box->width, glyph->width);
            math_box_place(box, glyph, 0, offset + math_setting_scale(self, ink.depth));
        } else {
            int right = offset + math_setting_scale(self, ink.right - ink.left);
            box->width = MAX(box->width, right);
            math_box_place(box, glyph, offset - math_setting_scale(self, ink.left), 0);
        }
    }
    return box;
}

MathBox *
math_set_tall(const MathSetting *self, gunichar code, int size)
{
    MathGlyph glyph;
    int length, percent = math_font_percent(self->font, self->level);
    if (!math_font_glyph(self->font, code, MATH_INLINE, &glyph))
        return math_box_new();
    g_autoptr(GArray) parts =
        math_font_stretch(self->font, glyph, HB_DIRECTION_TTB,
                          (int) MIN((gint64) size * 100 / percent, MATH_MOST), &length);
    if (parts->len == 1)
        return math_set_glyph(self, g_array_index(parts, MathPart, 0).glyph);
    return place_parts(self, parts, true);
}

MathBox *
math_set_stretched(const MathSetting *self, gunichar code, int width)
{
    MathGlyph glyph;
    int length, percent = math_font_percent(self->font, self->level);
    if (!math_font_glyph(self->font, code, MATH_INLINE, &glyph))
        return math_box_new();
    g_autoptr(GArray) parts =
        math_font_stretch(self->font, glyph, HB_DIRECTION_LTR,
                          (int) MIN((gint64) width * 100 / percent, MATH_MOST), &length);
    MathBox *box = place_parts(self, parts, false);
    return box;
}

MathBox *
math_set_delimiter(const MathSetting *self, gunichar code, int size)
{
    MathBox *box = math_box_new();
    if (code == 0) {
        box->width = NULL_SPACE;
        return box;
    }
    MathBox *sign = math_set_tall(self, code, size);
    box->width = sign->width;
    int rise = math_setting_axis(self) - (sign->height - sign->depth) / 2;
    math_box_place(box, sign, 0, rise);
    return box;
}

/* How large a delimiter must be for a box of this height and depth. */
static int
fence_size(const MathSetting *self, int height, int depth)
{
    int axis = math_setting_axis(self);
    int reach = 2 * MAX(height - axis, depth + axis);
    return MAX((int) ((gint64) reach * FACTOR_PERCENT / 100), reach - SHORTFALL);
}

MathBox *
math_set_enclosed(const MathSetting *self, MathBox *body, gunichar open, gunichar close)
{
    int size = fence_size(self, body->height, body->depth);
    MathBox *box = math_set_delimiter(self, open, size);
    math_box_append(box, body);
    math_box_append(box, math_set_delimiter(self, close, size));
    return box;
}

/* The parts of a fence between its \middle delimiters: a row of the children from `first`
 * up to the next one, at `*end`. */
static MathBox *
set_part(const MathSetting *self, const MathNode *body, guint first, guint *end)
{
    MathNode part = {.kind = MATH_ROW, .class = MATH_ORD};
    part.children = g_ptr_array_new();
    for (*end = first; *end < body->children->len; (*end)++) {
        MathNode *node = g_ptr_array_index(body->children, *end);
        if (node->kind == MATH_MIDDLE)
            break;
        g_ptr_array_add(part.children, node);
    }
    MathBox *box = math_set_row(self, &part, false);
    g_ptr_array_unref(part.children);
    return box;
}

MathBox *
math_set_fence(const MathSetting *self, const MathNode *node)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    int height = 0, depth = 0;
    for (guint first = 0, end; first <= node->body->children->len; first = end + 1) {
        MathBox *part = set_part(self, node->body, first, &end);
        height = MAX(height, part->height);
        depth = MAX(depth, part->depth);
        g_ptr_array_add(parts, part);
    }
    int size = fence_size(self, height, depth);
    MathBox *box = math_set_delimiter(self, node->code, size);
    for (guint i = 0, at = 0; i < parts->len; i++, at++) {
        math_box_append(box, g_ptr_array_index(parts, i));
        for (; at < node->body->children->len; at++) {
            const MathNode *middle = g_ptr_array_index(node->body->children, at);
            if (middle->kind != MATH_MIDDLE)
                continue;
            math_box_append(box, math_set_delimiter(self, middle->code, size));
            break;
        }
    }
    math_box_append(box, math_set_delimiter(self, node->close, size));
    return box;
}

MathBox *
math_set_big(const MathSetting *self, const MathNode *node)
{
    static const int sizes[] = {MATH_EM, MATH_EM * 119 / 100, MATH_EM * 178 / 100,
                                MATH_EM * 237 / 100, MATH_EM * 297 / 100};
    return math_set_delimiter(self, node->code, sizes[node->value]);
}
