/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fonts sent along: each face cut down to the characters really drawn with it (EPUB.md
 * O1-O6). */
#pragma once

#include "book/book.h"
#include "epub/container.h"
#include "font/set.h"
#include "style/cascade.h"

typedef struct {
    char *name;           /* "serif-400.ttf": file name in fonts/ */
    char *type;           /* media type */
    const FontFace *face; /* lent by the FontSet */
    GBytes *bytes;
} EpubFont;

/* Every face that the book's text needs, in a fixed order: EpubFont *. The caller owns the list.
 * NULL with `error`. Faces whose licence forbids embedding are told and left out. */
GPtrArray *epub_fonts_choose(const Book *book, const StyleSheets *sheets,
                             const FontSet *fonts, Diag *diag, GError **error);

/* The @font-face rules for them. The caller owns the text. */
char *epub_fonts_rules(const GPtrArray *fonts);
