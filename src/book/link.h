/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links: turn what a blog post points at into what a book can point at.
 *
 * Posts link to each other by the blog's addresses, "/2016/11/10/ES6-Scope/#TDZ". In the
 * book that is a place, not an address. This file looks each address up once, so the EPUB and
 * PDF writers never meet a blog address.
 */
#pragma once

#include "book/anchor.h"

/* Settles `url` of every DOC_LINK and DOC_CARD below `doc`, a copy of the text of `post`:
 * "#id" for a place in the book, else an absolute address in ASCII. Links that no reader
 * should follow (javascript:, data:, file:) lose their link, told [unsafe-link]; dead ones
 * keep the blog's address, told [dead-link]; posts left out are told as notes
 * [link-outside-book]. */
void book_links_settle(DocNode *doc, const Post *post, const Catalogue *catalogue,
                       const BookAnchorIndex *anchors, Diag *diag);
