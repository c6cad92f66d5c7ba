/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of pictures: every figure that has a caption, with where it stands. */
#pragma once

#include "book/book.h"

/* Gives every captioned figure of `doc` an id, so that it becomes a place of the book
 * (anchor.c). */
void book_picture_list_mark(DocNode *doc);

/* A DOC_DOCUMENT with the list of captions as links, for the section BOOK_FIGURES; NULL
 * when no figure has a caption. The caller owns it. */
DocNode *book_picture_list_doc(const Book *book);
