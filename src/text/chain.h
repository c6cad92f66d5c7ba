/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which face sets which character: a style's families in order, each character from the
 * first that has it. fontconfig is never asked to choose.
 */
#pragma once

#include <hb.h>
#include <pango/pangocairo.h>

#include "font/set.h"
#include "style/style.h"

/* A face at a size, ready for shaping and drawing. */
typedef struct {
    const FontFace *face;
    PangoFont *pango;
    hb_font_t *hb;       /* lent by `pango`; its units are Pango's */
    int size;            /* em */
    int ascent, descent; /* both positive */
    int space;           /* advance of U+0020 */
    bool is_monospaced;  /* all of ASCII has the advance of U+0020 */
    guint32 ascii[128];  /* glyphs, for monospaced faces */
} TextFace;

typedef struct TextChain TextChain;
typedef struct TextChains TextChains;

/* The chains and faces of one thread. `fonts` must outlive it. */
TextChains *text_chains_new(const FontSet *fonts);
void text_chains_free(TextChains *self);

/* The chain for the font properties of `style`; lent. Equal properties, same chain. */
TextChain *text_chains_find(TextChains *self, const Style *style);

/* The face of the chain that has `c`; NULL when none has. Lent. */
TextFace *text_chain_face(TextChain *self, gunichar c);
/* The first face that has every character from `start` to `end`; NULL when none has. */
TextFace *text_chain_face_of_all(TextChain *self, const char *start, const char *end);
/* The first face, which gives the line its space and its metrics. Lent. */
TextFace *text_chain_first(TextChain *self);

/* The OpenType features of the chain's style, ligatures off unless it asks for them (a
 * glyph for several letters spoils the text layer). */
const hb_feature_t *text_chain_features(const TextChain *self, guint *length);
