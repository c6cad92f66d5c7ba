/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mathematics font: glyphs and the MATH table of OpenType, by HarfBuzz; and the faces
 * for words within formulas that it has no letters for.
 *
 * All lengths are for a size of one em (MATH_EM). Not for several threads at once.
 */
#pragma once

#include <hb-ot.h>

#include "font/set.h"
#include "math/node.h"

typedef struct MathFont MathFont;

/* The face 0 is the mathematics font; others are for words. */
typedef struct {
    int face;
    guint32 glyph;
    gunichar text; /* what it stands for; 0: a further part of a sign put together */
} MathGlyph;

typedef struct {
    int advance, height, depth; /* of the ink: above and below the baseline */
    int left, right;            /* of the ink, from the origin */
} MathExtents;

/* The font that fonts.conf prefers for "math", and its faces for "serif", as far as a PDF can
 * hold them. NULL when there is none with a MATH table. `fonts` must outlive it. */
MathFont *math_font_new(const FontSet *fonts);
void math_font_free(MathFont *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MathFont, math_font_free)

int math_font_constant(const MathFont *self, hb_ot_math_constant_t constant);
/* The size of `level` in percent of the text's. */
int math_font_percent(const MathFont *self, MathLevel level);

/* The glyph of `c` as it looks at `level`, of the mathematics font or else of the first
 * face that has it. False when none has. */
bool math_font_glyph(MathFont *self, gunichar c, MathLevel level, MathGlyph *glyph);
MathExtents math_font_extents(const MathFont *self, MathGlyph glyph);
/* These are 0 for glyphs of other faces. */
int math_font_italic(const MathFont *self, MathGlyph glyph);
int math_font_accent(const MathFont *self, MathGlyph glyph);
int math_font_kern(const MathFont *self, MathGlyph glyph, hb_ot_math_kern_t corner,
                   int height);

/* One part of a sign put together; `offset` is along the sign, from its start. */
typedef struct {
    MathGlyph glyph;
    int offset;
} MathPart;

/* The smallest form of `glyph` that is `size` long, or the largest there is: one part or
 * several. `allowed` 0; or how far the last that is smaller may be kept. The caller's. */
GArray *math_font_stretch(const MathFont *self, MathGlyph glyph, hb_direction_t direction,
                          int size, int *length);
/* The largest single glyph that is at most `size` wide. */
MathGlyph math_font_widest(const MathFont *self, MathGlyph glyph, int size);

/* Shapes `length` bytes of `text`, all of which `face` has: glyphs and advances (with
 * kerning) go to `add`. */
typedef void (*MathFontAdd)(MathGlyph glyph, int x, int y, int advance, gpointer data);
void math_font_shape(MathFont *self, int face, const char *text, gsize length,
                     MathFontAdd add, gpointer data);
/* The first face that has `c`; -1 for none. */
int math_font_face_of(const MathFont *self, gunichar c);

/* How many faces there are; each at a size of MATH_EM. Lent, for those who draw with it. */
guint math_font_length(const MathFont *self);
hb_font_t *math_font_face(const MathFont *self, int face);

/* Draws the outline of `glyph` by `functions`. */
void math_font_draw(const MathFont *self, MathGlyph glyph, hb_draw_funcs_t *functions,
                    gpointer data);
