/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fonts a book may be set in: those that fonts/fonts.conf and the book name, found
 * by family through our own FcConfig, never fontconfig's silent choice (KOREAN.md R27).
 *
 * One FontSet is read-only after font_set_open and may be shared by threads; each thread
 * makes a PangoFontMap of its own from it.
 */
#pragma once

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <stdbool.h>

typedef struct FontSet FontSet;

typedef struct {
    char *family; /* as the sheet names it */
    char *file;   /* path of the font file */
    int index;    /* face in a collection */
    int weight;   /* CSS 100..900 */
    bool is_italic;
    GBytes *bytes; /* of the file, mapped on first use; font_face_bytes() */
} FontFace;

#define FONT_ERROR (font_error_quark())
GQuark font_error_quark(void);

/* Opens the fonts that `conf` (the path of a fonts.conf) reaches. */
FontSet *font_set_open(const char *conf, GError **error);
void font_set_free(FontSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontSet, font_set_free)

/* Adds a font file that the book's sheet names by @font-face. */
bool font_set_add_file(FontSet *self, const char *family, const char *file,
                       GError **error);

/* The face of `family` nearest to weight and slant, by CSS Fonts 4 §5.2; NULL when the set
 * has no such family. Lent. */
const FontFace *font_set_lookup(const FontSet *self, const char *family, int weight,
                                bool is_italic);

/* True when the face's cmap has `c`. */
bool font_face_covers(const FontFace *face, gunichar c);
GBytes *font_face_bytes(const FontFace *face); /* lent, whole file */

/* The configuration for Pango's font map: knows just this set. Lent. */
FcConfig *font_set_config(const FontSet *self);
