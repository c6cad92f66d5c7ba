/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures: from an address in a post to one file of the book, each file once. */
#pragma once

#include "book/book.h"

typedef struct BookAssetIndex BookAssetIndex;

/* Collects into `book->assets`. */
BookAssetIndex *book_asset_index_new(Book *book);
void book_asset_index_free(BookAssetIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BookAssetIndex, book_asset_index_free)

/* Index plus 1 of a drawing of the book's own, which is in the book once however often it
 * is drawn. 0 with `error` when there are too many pictures. */
guint book_asset_draw(BookAssetIndex *self, const DocNode *node, const char *stem,
                      GBytes *svg, GError **error);

/* Resolves every DOC_IMAGE below `doc`, a copy of the text of `post`: `as.image.asset` is set,
 * or the node becomes a placeholder (class "placeholder") that shows the alt text and the
 * address, told as [remote-picture], [missing-picture] or [broken-picture]. */
void book_asset_settle(BookAssetIndex *self, DocNode *doc, const Post *post, Diag *diag);
