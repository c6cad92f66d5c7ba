/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which characters a book is written with: what its fonts are cut down to. */
#pragma once

#include "book/book.h"

/* The set (gunichar as GUINT_TO_POINTER) of every character of every section, title and
 * alt text, of ASCII, and of what outputs add by themselves (marks of lists, wrapped code,
 * task boxes, numbers, page references). The caller owns it. */
GHashTable *book_characters(const Book *book);
