/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the books of a run look: the sheets in cascade order, and the fonts they name. */
#pragma once

#include "base/diag.h"
#include "book/book.h"
#include "cli/options.h"
#include "font/set.h"
#include "style/cascade.h"

typedef struct {
    StyleSheets *sheets;
    FontSet *fonts;    /* whole faces */
    guint faces_known; /* how much of style_font_faces() is in `fonts` */
} Design;

/* Reads the default sheet, the theme or file that the options, else the manifest, name, and
 * the fonts. `data` is the folder of the program's own files. NULL with `error`. */
Design *design_open(const char *data, const CliOptions *options,
                    const BookManifest *manifest, const Folder *project, Diag *diag,
                    GError **error);
void design_free(Design *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Design, design_free)

/* The fonts cut down to what `book` can need; the caller owns them. NULL with `error`. */
FontSet *design_book_fonts(const Design *self, const Book *book, GError **error);
