/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Book to an EPUB 3. */
#pragma once

#include "book/book.h"
#include "book/page_map.h"
#include "font/set.h"
#include "style/cascade.h"

typedef struct {
    const PageMap *pages; /* NULL: no page list */
    const char *pages_of; /* what the pages are those of, for pageBreakSource; NULL */
    GBytes *cover;        /* its JPEG, 1600 x 2560 */
    bool has_fonts;
    bool is_kindle;        /* keep to what Send to Kindle takes */
    bool is_kepub;         /* with the markup of Kobo's own reader */
    bool has_legacy_pages; /* pages named as EPUB 3.2 did */
} EpubOptions;

/* Writes `book` to the file `path`, which exists and is empty. `fonts` may be NULL without
 * has_fonts. `*chapters` receives the number of chapters. */
bool epub_write(const Book *book, const StyleSheets *sheets, const FontSet *fonts,
                const EpubOptions *options, const char *path, int *chapters, Diag *diag,
                GError **error);

/* Tells, as [large-epub], when the file `path` is larger than Send to Kindle takes in
 * practice, 50 MB; its own word is 200. */
void epub_tell_size(const char *path, bool is_kindle, Diag *diag);
