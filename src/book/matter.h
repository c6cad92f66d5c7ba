/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book's own pages: half title, title page, colophon (판권), part dividers. */
#pragma once

#include "book/book.h"

/* Docs for the sections of these kinds; the caller owns them. Classes name each field, so
 * that a sheet can place it. */
DocNode *book_matter_half_title(const Book *book);
DocNode *book_matter_title_page(const Book *book);
DocNode *book_matter_colophon(const Book *book, const Series *series);
/* Each line of `text` a paragraph. */
DocNode *book_matter_dedication(const char *text);
DocNode *book_matter_part(const char *label, const char *title);

/* Tells what a published book must name and this one does not: author, publisher, date. */
void book_matter_check(const Book *book, Diag *diag);
