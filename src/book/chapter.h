/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chapter: the text of one post, made a section of a book. */
#pragma once

#include "book/book.h"

/* A section with the id "chapter-NN" and the text of the post, taken, less the series' own lists
 * of parts, which `lists` has as a set, when the manifest drops them (told as a note each). */
BookSection *book_chapter_new(const Book *book, const Catalogue *catalogue,
                              const Series *series, const SeriesPart *part, guint number,
                              GHashTable *lists, Diag *diag);

/* Puts the chapter's title before its text as the only heading of level 1, and re-bases
 * the others to follow it without a jump (WCAG 1.3.1). Empty headings go. */
void book_chapter_settle_headings(BookSection *section);

void book_section_free(BookSection *self);
