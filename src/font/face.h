/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One face of a font file: which file, what it is called, what its cmap covers.
 *
 * Faces are shared by threads. What costs time (mapping the file, reading the cmap,
 * cutting it down) is done on first use behind a lock and then never changes.
 */
#pragma once

#include <glib.h>
#include <hb.h>
#include <stdbool.h>

typedef struct FontFaceState FontFaceState;

typedef struct {
    char *family; /* as the sheet names it */
    char *file;   /* path of the font file that it comes from */
    int index;    /* face in a collection */
    int weight;   /* CSS 100..900 */
    bool is_italic;
    bool is_narrow_or_wide; /* not of normal width: taken only when there is no other */
    char *config_family;    /* how fontconfig knows it, where not by `family`; NULL */
    FontFaceState *state;   /* what is found out on first use */
} FontFace;

/* The first face of `file`, regular and upright; copies its strings. Nothing is read yet. */
FontFace *font_face_new(const char *family, const char *file);
/* The same of a file whose content is `bytes` (taken): `file` only names it. NULL when the
 * system gives no file in memory. */
FontFace *font_face_new_read(const char *family, const char *file, GBytes *bytes);
/* Makes it the face `index` of its file; before it is used. */
void font_face_set_index(FontFace *self, int index);
/* `self` with only the glyphs for `characters` (lent, must outlive the face), cut when
 * somebody first asks for its bytes (font/subset.h). `self` must outlive it, too. */
FontFace *font_face_new_cut(const FontFace *self, const hb_set_t *characters);
void font_face_free(FontFace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontFace, font_face_free)

/* True when the face has a glyph for `c`, and one that looks like it. A face whose file
 * cannot be read covers nothing. */
bool font_face_covers(const FontFace *face, gunichar c);

/* True of a file that holds a range of weights: a PDF would show but one of them. */
bool font_face_is_variable(const FontFace *face);

/* The whole file, or the cut one. Lent; empty when the file cannot be read. */
GBytes *font_face_bytes(const FontFace *face);
/* Which face of font_face_bytes() it is: a cut file has just one. */
int font_face_bytes_index(const FontFace *face);

/* Cutting reads much of a large file, and nobody needs that in memory afterwards: the
 * system reads it again should somebody ask. */
void font_face_let_go(const FontFace *face);

/* A path under which font_face_bytes() can be opened as long as the face lives: the file
 * itself, or one in memory. Two different contents never have the same path within a
 * process, because cairo remembers faces by their paths. Lent. */
const char *font_face_path(const FontFace *face);
