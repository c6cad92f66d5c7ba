/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about the book: from book.yaml, else the series, else the blog. */
#pragma once

#include "book/book.h"

/* Fills the descriptive fields of `book` (title ... subjects). Dates come from the newest post
 * or `options->epoch`, never from the clock. */
void book_metadata_fill(Book *book, const Series *series, const BookOptions *options);
