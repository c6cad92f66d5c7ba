/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A font program as it stands inside another file, a PDF say: how wide its glyphs are. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct FontProgram FontProgram;

/* Reads the TrueType or OpenType font `bytes`. NULL when it is none. */
FontProgram *font_program_new(GBytes *bytes);
void font_program_free(FontProgram *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontProgram, font_program_free)

/* The advance of a glyph in thousandths of an em; 0 when there is no such glyph. */
double font_program_advance(const FontProgram *self, guint glyph);

/* Puts the glyph that stands for `c` into `*glyph`; false when there is none. */
bool font_program_glyph(const FontProgram *self, gunichar c, guint *glyph);
