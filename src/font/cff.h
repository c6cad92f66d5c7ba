/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of glyphs in a CFF table: a PDF calls the glyphs of a font that is keyed by CIDs
 * by these, not by their place (ISO 32000-1 §9.7.4.2; Adobe Technical Note 5176). */
#pragma once

#include <glib.h>

/* The CID of each of `glyphs` glyphs of the CFF table `table` (the caller's). NULL when the
 * font is not keyed by CIDs, or broken: then a glyph's CID is its place. */
guint16 *font_cff_cids(const guint8 *table, gsize length, guint glyphs);
