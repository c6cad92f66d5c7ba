/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code in colour: the only door to libt3highlight. */
#pragma once

#include "book/book.h"

/* Gives every DOC_CODE_BLOCK of `book` that is long or whose language is known DOC_SPAN and
 * DOC_TEXT children that repeat its text in order; a span's class is "hl-" and the kind of token (listed in
 * styles/syntax/README.md). `syntax`, the folder with the language definitions, comes with
 * BookOptions. Works on `threads` threads, 0 for one a core; the result is the same. Unknown
 * languages are told once each as notes [unknown-language]. */
bool book_highlight_settle(Book *book, const char *syntax, int threads, Diag *diag,
                           GError **error);
