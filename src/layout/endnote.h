/* SPDX-License-Identifier: GPL-3.0-or-later */
/* End notes: on paper, by option, the addresses of links stand at the end of the book,
 * chapter by chapter, an address once a chapter. */
#pragma once

#include "layout/standin.h"
#include "layout/page.h"

typedef struct EndNotes EndNotes;

/* The notes of the links of `section`, numbered in the order of the text. */
EndNotes *endnotes_new(const BookSection *section);
void endnotes_free(EndNotes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EndNotes, endnotes_free)

/* The call that stands behind the DOC_LINK `link` and, in `*text`, what it prints: "[3]",
 * which the caller owns. NULL when the link has no note. */
const DocNode *endnotes_call(EndNotes *self, const DocNode *link, char **text);

/* The section of `book` that lists `notes` (EndNotes *), a paragraph with the address as
 * its url for each; NULL when they hold none. The caller owns it. */
BookSection *endnotes_section(const Book *book, const GPtrArray *notes);
/* The contents `contents` with a last entry for the section `notes`. The caller owns it. */
BookSection *endnotes_contents(const BookSection *contents, const BookSection *notes);
void endnotes_section_free(BookSection *section);
