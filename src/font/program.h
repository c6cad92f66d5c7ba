/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A font as it goes into a PDF: by which numbers a PDF finds its glyphs, how wide they are,
 * and the program itself cut down to those that were drawn, by libharfbuzz-subset
 * (ISO 32000-1 §9.7.4, §9.9).
 */
#pragma once

#include <glib.h>
#include <hb.h>
#include <stdbool.h>

typedef struct FontProgram FontProgram;

/* What readers are told of a font, in thousandths of an em. */
typedef struct {
    char *name; /* PostScript's, of ASCII letters, digits and signs */
    double left, bottom, right, top;
    double ascent, descent, cap_height;
    double slant; /* degrees, negative to the right */
    bool is_fixed_pitch, is_italic;
} FontFacts;

/* The program behind `font`, at its variations. NULL when it has no outlines that a PDF can
 * hold: bitmaps, CFF2. */
FontProgram *font_program_new(hb_font_t *font);
void font_program_free(FontProgram *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontProgram, font_program_free)

/* True when it is the program behind `font`, which another thread may have opened. */
bool font_program_is_of(const FontProgram *self, hb_font_t *font);

guint font_program_glyphs(const FontProgram *self);
/* The advance of a glyph in thousandths of an em; 0 when there is no such glyph. */
double font_program_advance(const FontProgram *self, guint glyph);
/* The number by which a PDF calls a glyph (CID). */
guint font_program_cid(const FontProgram *self, guint glyph);
/* True for quadratic outlines: a PDF may map any CID to any of their glyphs. */
bool font_program_is_truetype(const FontProgram *self);
/* A character that the glyph stands for when nothing tells which; 0: none. Slow. */
gunichar font_program_character(const FontProgram *self, guint glyph);

/* Facts of the face; the strings of `facts` are the caller's. */
void font_program_describe(const FontProgram *self, FontFacts *facts);
void font_facts_clear(FontFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FontFacts, font_facts_clear)

/* The program with only `glyphs`: TrueType, or a bare CFF table. Of TrueType `*places`
 * receives, for each glyph of the whole font, its number in the cut one (guint16, the
 * caller's); else NULL. NULL with `error` (FONT_ERROR). */
GBytes *font_program_cut(const FontProgram *self, const hb_set_t *glyphs,
                         guint16 **places, GError **error);
