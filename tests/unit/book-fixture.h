/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small book made by hand from Markdown, for tests of layout: no blog, no files. */
#pragma once

#include "font/set.h"
#include "layout/layout.h"

typedef struct {
    Book *book;
    Source *source;
    BookManifest *manifest;
    Diag *diag;
    StyleSheets *sheets;
    FontSet *fonts;
} BookFixture;

/* Every "# " heading of `markdown` begins a chapter; what stands before the first is the
 * contents when `has_contents` is set, built from the chapters. Pictures named
 * "WxH.png" are W by H pixels. `css` (NULL: none) is laid over the tests' own sheet,
 * golden/pages/sheet.css. */
BookFixture *book_fixture_new(const char *markdown, const char *css, bool has_contents);
void book_fixture_free(BookFixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BookFixture, book_fixture_free)

/* Lays it out; asserts that this works. */
Pages *book_fixture_lay_out(BookFixture *self, bool is_print, int jobs);
