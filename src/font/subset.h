/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A font cut down to the characters that a book uses, by libharfbuzz-subset, layout
 * features kept: 559 KB of Noto Serif become 17. */
#pragma once

#include "font/set.h"

/* The face with only the glyphs that `characters` (a set of gunichar in a GHashTable, as
 * GUINT_TO_POINTER) may become, as a stand-alone OTF or TTF; `*is_opentype_cff` tells which.
 * NULL with `error` (FONT_ERROR), also when the font's fsType forbids cutting.
 * Deterministic. The caller owns it. */
GBytes *font_face_subset(const FontFace *face, GHashTable *characters,
                         bool *is_opentype_cff, GError **error);

/* The same for a set of HarfBuzz. */
GBytes *font_face_cut(const FontFace *face, const hb_set_t *characters,
                      bool *is_opentype_cff, GError **error);

/* "OFL-1.1" or the like as the font itself states it, with its copyright line (each NULL
 * when it states none); and whether fsType allows embedding. The strings are the
 * caller's. */
bool font_face_licence(const FontFace *face, char **licence, char **copyright);

/* A FontSet of the same families, each face cut down to `characters` and kept in a memory
 * file: what layout shapes with, so that outputs embed only that. A face is cut when it is
 * first used; faces that cannot be cut are taken whole. Printable ASCII and the signs that
 * typesetting itself may need are always kept. `self` must outlive the new set. */
FontSet *font_set_subset(const FontSet *self, GHashTable *characters, GError **error);
