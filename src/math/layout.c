/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/layout.h"

#include "math/array.h"
#include "math/row.h"

/* How far the ink of a mark stands out of what TeX takes for its width: the slant of an
 * italic letter, say. */
static void
take_in_ink(const MathBox *box, const MathFont *font, int *left, int *right)
{
    *left = 0;
    *right = box->width;
    for (guint i = 0; i < box->marks->len; i++) {
        const MathMark *mark = &g_array_index(box->marks, MathMark, i);
        if (mark->kind != MATH_MARK_GLYPH)
            continue;
        MathExtents ink = math_font_extents(font, mark->glyph);
        *left = MIN(*left, mark->x + ink.left * mark->percent / 100);
        *right = MAX(*right, mark->x + ink.right * mark->percent / 100);
    }
}

/* `box` (taken) wide enough for its ink. */
static MathBox *
widen(MathBox *box, const MathFont *font)
{
    int left, right;
    take_in_ink(box, font, &left, &right);
    if (left == 0) {
        box->width = right;
        return box;
    }
    MathBox *wide = math_box_new();
    wide->width = right - left;
    math_box_place(wide, box, -left, 0);
    return wide;
}

MathBox *
math_lay_out(const MathNode *formula, MathFont *font, bool is_display, MathBox **tags)
{
    MathSetting setting = {.font = font,
                           .level = is_display ? MATH_DISPLAY : MATH_INLINE,
                           .colour = MATH_AUTO};
    *tags = NULL;
    MathBox *box = formula->kind == MATH_ARRAY
                       ? math_set_array(&setting, formula->array, tags)
                       : math_set_row(&setting, formula, false);
    box = widen(box, font);
    if (*tags == NULL)
        return box;
    *tags = widen(*tags, font);
    (*tags)->height = box->height = MAX(box->height, (*tags)->height);
    (*tags)->depth = box->depth = MAX(box->depth, (*tags)->depth);
    return box;
}
