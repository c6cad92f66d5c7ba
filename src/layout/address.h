/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses of links on paper: which need a note. How one is printed: book/address.h. */
#pragma once

#include "book/book.h"

/* True when `node` is a link of running text in `section` that leaves the book and whose
 * text does not show where it leads. */
bool address_wants_note(const BookSection *section, const DocNode *node);

/* True for sections of running text: chapters, prefaces, parts. */
bool address_is_in_text(const BookSection *section);
