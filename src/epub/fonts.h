/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fonts sent along: each face cut down to the characters really drawn with it.
 *
 * What is drawn with what is found out while the text is written, with the very sheet that
 * the EPUB ships: a reading system takes for each character the first family of its style
 * that has it.
 */
#pragma once

#include "base/diag.h"
#include "doc/node.h"
#include "font/set.h"

typedef struct EpubFonts EpubFonts;

typedef struct {
    char *name;           /* "nanummyeongjo-400.ttf": file name in fonts/ */
    char *type;           /* media type */
    const FontFace *face; /* lent by the FontSet */
    GBytes *bytes;
} EpubFont;

/* `sheet`: the text of the style sheet, as shipped. `fonts` must outlive it. */
EpubFonts *epub_fonts_new(const char *sheet, const char *language, const FontSet *fonts);
void epub_fonts_free(EpubFonts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EpubFonts, epub_fonts_free)

/* For each generic family the families that fonts.conf prefers for it, then those for what
 * no family has: char * -> char **. The caller owns the table. */
GHashTable *epub_fonts_generics(const FontSet *fonts);

/* `length` bytes of `text` (-1: up to NUL) are drawn in the style of `node`. */
void epub_fonts_use(EpubFonts *self, const DocNode *node, const char *text,
                    gssize length);
/* What the sheet itself puts before and after `node`, and the mark of a list's item. */
void epub_fonts_use_generated(EpubFonts *self, const DocNode *node);
void epub_fonts_use_marker(EpubFonts *self, const DocNode *item);

/* The <math> element that holds `mathml`, at `place`: its letters are drawn with the face for
 * mathematics, single ones in italic, its words also with those of text. */
void epub_fonts_use_math(EpubFonts *self, const char *mathml, DiagPlace place);
/* The rule by which <math> takes those faces. The caller owns the text. */
char *epub_fonts_math_rule(const EpubFonts *self);

/* Every face used, cut down, in a fixed order: EpubFont *. The caller owns the list. Faces whose
 * licence forbids embedding are left out, characters that no face has stay to the reader; both
 * are told. NULL with `error`. */
GPtrArray *epub_fonts_cut(EpubFonts *self, Diag *diag, GError **error);

/* The @font-face rules for them, with their licences. The caller owns the text. */
char *epub_fonts_rules(const GPtrArray *fonts);
