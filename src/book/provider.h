/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a card comes from, as both outputs name it. */
#pragma once

#include "book/book.h"

/* The provider as it writes itself ("YouTube"), or as the engine does when it is not known;
 * NULL when the card is only a link or a file. Lent. */
const char *book_card_provider(const DocNode *card);
/* True when the card stands for something that moves. */
bool book_card_is_video(const DocNode *card);
/* The card's title, or what kind of thing it is in the book's language; NULL for neither.
 * Lent. */
const char *book_card_title(const Book *book, const DocNode *card);
