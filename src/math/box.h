/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is set: marks at their places on a baseline, and how much room they take.
 *
 * Lengths are units of MATH_EM, y goes up from the baseline, x right from the left edge.
 */
#pragma once

#include "math/font.h"

/* No box grows larger: over ten thousand ems, so that sums of strangers' lengths hold. */
#define MATH_MOST (1 << 27)

typedef enum { MATH_MARK_GLYPH, MATH_MARK_RULE, MATH_MARK_STROKE } MathMarkKind;

typedef struct {
    MathMarkKind kind;
    int x, y;          /* the origin of a glyph; the corner below left of a rule; where a
                          stroke begins */
    int width, height; /* of a rule; the vector of a stroke */
    int thickness;     /* of a stroke */
    int percent;       /* the size of a glyph */
    MathGlyph glyph;
    int colour; /* 0xRRGGBB; MATH_AUTO: that of the text */
} MathMark;

typedef struct {
    int width, height, depth;
    int italic;        /* how far the top leans past the width */
    int accent;        /* where an accent goes; MATH_AUTO: in the middle */
    bool is_character; /* one letter: scripts go by the font's heights alone */
    MathGlyph glyph;   /* of a letter: for kerning */
    GArray *marks;     /* MathMark */
} MathBox;

MathBox *math_box_new(void);
void math_box_free(MathBox *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MathBox, math_box_free)

/* Moves the marks of `from` (taken) to `self`, its origin at (x, y); sizes of `self` grow
 * in height and depth, not in width. */
void math_box_place(MathBox *self, MathBox *from, int x, int y);
/* The same at the right edge, which moves on. */
void math_box_append(MathBox *self, MathBox *from);
void math_box_add_rule(MathBox *self, int x, int y, int width, int height, int colour);
/* A stable text of the marks and sizes in thousandths of an em, for goldens. */
void math_box_dump(const MathBox *self, GString *out);
