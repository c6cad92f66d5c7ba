/* SPDX-License-Identifier: GPL-3.0-or-later */
/* @font-face: the font files that a book brings along. */
#pragma once

#include "style/sheets.h"

/* The font files that @font-face rules name: char * family, char * path pairs in order. A
 * path is relative to the project's root, as its sheet is; addresses on the web are left
 * out. The caller owns it. */
GPtrArray *style_font_faces(const StyleSheets *self);
