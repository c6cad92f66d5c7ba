/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs that Korean fonts draw in a full em though they are narrow, set narrow inside the
 * font itself: brackets in half an em (KLREQ writing-dir-mark), raised and lowered digits
 * without a gap after them.
 *
 * A bracket that is only drawn further left keeps its full box in the PDF; the box then
 * lies over the space before it, and pdftotext loses that space. So the cut font gets
 * narrower brackets: where outlines are TrueType, the side bearing and the advance say
 * where the ink stands, and only those two numbers change.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum {
    FONT_SIGN_OTHER,
    FONT_SIGN_OPENING, /* 《 「 （ and the like: ink on the right */
    FONT_SIGN_CLOSING, /* 》 」 ）: ink on the left */
    FONT_SIGN_INDEX    /* ¹ ₂ °: ink on the left */
} FontSign;

FontSign font_sign_of(gunichar c);

/* How much of `white`, the empty side of a glyph for `sign`, goes: none of the ink, and of
 * a bracket no more than leaves half an em. All in units of `em`. */
int font_sign_cut(FontSign sign, int advance, int white, int em);

/* A copy of `font`, a stand-alone TrueType font, with these signs narrow; `font` itself
 * when they are. Takes `font`; the caller owns what comes back. */
GBytes *font_halve_signs(GBytes *font);
