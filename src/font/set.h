/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fonts a book may be set in: those that fonts/fonts.conf and the book name, found by
 * family through our own FcConfig, never fontconfig's silent choice.
 *
 * One FontSet is read-only after font_set_open and may be shared by threads; each thread
 * makes a PangoFontMap of its own from it.
 */
#pragma once

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <stdbool.h>

#include "base/files.h"
#include "font/face.h"

typedef struct FontSet FontSet;

#define FONT_ERROR (font_error_quark())
GQuark font_error_quark(void);

/* Opens the fonts that `conf` (the path of a fonts.conf) reaches. Makes them fontconfig's
 * current configuration, so that no library in this process (Pango when it starts, librsvg
 * for text in drawings) looks at the system's fonts instead. */
FontSet *font_set_open(const char *conf, GError **error);
void font_set_free(FontSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontSet, font_set_free)

/* Adds the font `file` of `folder`, which a sheet names by @font-face, as `family`; it goes
 * before a family of the same name. Read once, into memory: FILES_ERROR when it cannot be
 * read or lies outside, FONT_ERROR when it is no outline font, or one of all weights at
 * once. */
bool font_set_add_file(FontSet *self, const char *family, const Folder *folder,
                       const char *file, GError **error);

/* The face of `family` nearest to weight and slant, by CSS Fonts 4 §5.2; NULL when the set
 * has no such family. A generic family is the first that fonts.conf prefers. Lent. */
const FontFace *font_set_lookup(const FontSet *self, const char *family, int weight,
                                bool is_italic);

/* The faces to try for a character, in order: of each of `families` (NULL-terminated; NULL
 * for none) the nearest, generic families widened to all that fonts.conf prefers for them,
 * then those that it prefers for "fallback". Each face once, never none, lent; the array
 * is the caller's. */
GPtrArray *font_set_chain(const FontSet *self, char *const *families, int weight,
                          bool is_italic);

/* The configuration for a font map: knows just this set, but a face only after
 * font_set_install. One a thread; the caller gives it back by FcConfigDestroy. */
FcConfig *font_set_config_new(const FontSet *self);

/* Makes `config`, from font_set_config_new, know `face`; returns the family name by which
 * it finds this face and no other (weight and slant as the face says). `*is_changed` tells
 * that the configuration changed. Lent; NULL when the face cannot be read. */
const char *font_set_install(const FontSet *self, const FontFace *face, FcConfig *config,
                             bool *is_changed);

/* How many faces there are. For tests. */
guint font_set_length(const FontSet *self);

/* A set with the same families, each face cut down to `characters` (taken). For
 * font/subset.c. `base` must outlive it. */
FontSet *font_set_new_cut(const FontSet *base, hb_set_t *characters);
