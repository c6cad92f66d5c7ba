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
} LayoutFixture;

/* The chapters that hand_book_add_chapters makes of `markdown`, after a section of contents
 * with `has_contents`. `css` (NULL: none) is laid over the tests' own sheet,
 * golden/pages/sheet.css. */
LayoutFixture *layout_fixture_new(const char *markdown, const char *css,
                                  bool has_contents);
void layout_fixture_free(LayoutFixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LayoutFixture, layout_fixture_free)

/* Lays it out; asserts that this works. */
Pages *layout_fixture_lay_out(LayoutFixture *self, bool is_print, int jobs);
