/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contents: what the table of contents lists, three deep at most. */
#pragma once

#include "book/book.h"

/* Fills `book->entries`: parts, chapters, then the chapters' second-level headings;
 * third-level ones only where there are no parts (readers show three levels). */
void book_toc_build(Book *book);

/* A DOC_DOCUMENT with the contents as nested lists of links ("contents"), for the section
 * BOOK_CONTENTS. The caller owns it. */
DocNode *book_toc_doc(const Book *book);

void book_entry_free(BookEntry *self);
