/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures as reading systems take them: JPEG and PNG untouched within limits, everything
 * else converted. */
#pragma once

#include "book/book.h"
#include "epub/container.h"

typedef struct EpubPictures EpubPictures;

/* `is_kindle`: drawings become pixels, which every Kindle takes. */
EpubPictures *epub_pictures_new(const Book *book, bool is_kindle);
void epub_pictures_free(EpubPictures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EpubPictures, epub_pictures_free)

/* The file name in images/ of asset number `index` (from 1); the picture counts as used. Lent. */
const char *epub_picture_use(EpubPictures *self, guint index);

/* The class that gives the picture of `node` the width that its post asks for, less where it
 * would be higher than a page: "w40" for 40 % of the measure; NULL for its natural size. Lent. */
const char *epub_picture_class(EpubPictures *self, const DocNode *node);
/* The classes that make the formula number `index` as large as the text about it, and set it on
 * the baseline: "em135 down25". The caller's. */
char *epub_formula_class(EpubPictures *self, guint index);
bool epub_pictures_are_for_kindle(const EpubPictures *self);
/* The rules of those classes, for the sheet. The caller owns them. */
char *epub_pictures_rules(const EpubPictures *self);

/* Adds every picture used to `container`; conversions are told to `diag`. */
bool epub_pictures_add(EpubPictures *self, Container *container, Diag *diag,
                       GError **error);

/* For the manifest: the names used (const char *, in order) and the media type of one. */
GPtrArray *epub_pictures_names(const EpubPictures *self);
const char *epub_picture_type(const char *name);
