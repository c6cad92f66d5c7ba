/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anchors: unique ASCII ids for every place of the book that something may point at, and the
 * way from a blog's "#한글-제목" to them. */
#pragma once

#include "book/book.h"

typedef struct BookAnchorIndex BookAnchorIndex;

BookAnchorIndex *book_anchor_index_new(Book *book);
void book_anchor_index_free(BookAnchorIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BookAnchorIndex, book_anchor_index_free)

/* Gives every heading of `section`, and every node with an id of its own, an id that is
 * unique in the book ("chapter-03-h2"), and remembers what the blog called it. */
void book_anchor_add_section(BookAnchorIndex *self, BookSection *section);

/* The id of the place that "#fragment" (decoded) names in the chapter made from `post`: "" means
 * its start. NULL when the post is not in the book, `*is_found` false when only the fragment is
 * unknown (then the chapter's start). Lent. */
const char *book_anchor_find(const BookAnchorIndex *self, const Post *post,
                             const char *fragment, bool *is_found);
