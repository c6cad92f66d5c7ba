/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A book made by hand from Markdown, so that layout and the EPUB writer can be tested
 * without the rooms that read blogs. */
#pragma once

#include "book/book.h"

/* A book without sections; both are lent, `site` may be NULL. */
Book *hand_book_new(const BookManifest *manifest, const Site *site);
void hand_book_free(Book *self);

/* A section with an empty text of `class`; copies the strings. Lent. */
BookSection *hand_book_add_section(Book *self, BookSectionKind kind, const char *class,
                                   const char *id, const char *title);

/* Moves the blocks of `doc` into chapters: every "# " heading begins "chapter-NN" with that
 * title; what stands before the first is chapter-01. Footnotes, which stand at the end of
 * the source, go to the chapter that calls them. */
void hand_book_add_chapters(Book *self, DocNode *doc);

/* The DOC_IMAGE `image`, whose address is "WxH.png", shows a picture of W by H pixels. */
void hand_book_add_picture(Book *self, DocNode *image);

/* The anchor `id` means `node` (NULL: the start) of `section`. */
void hand_book_add_anchor(Book *self, const BookSection *section, const DocNode *node,
                          const char *id);

BookSection *hand_book_section(const Book *self, guint index);
