/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small book made by hand from Markdown, for tests of the EPUB writer: no blog, no layout. */
#pragma once

#include "book/book.h"
#include "book/page_map.h"
#include "epub/xhtml.h"
#include "hand_book.h"

typedef struct {
    Book *book;
    Site *site;
    BookManifest *manifest;
    Source *source;
    Diag *diag;
    PageMap *pages; /* empty; fill before epub_fixture_plan() */
    EpubOptions options;
    XhtmlFacts facts;
    Plan *plan; /* NULL until epub_fixture_plan() */
    EpubPictures *pictures;
    XhtmlBook documents;
} EpubFixture;

/* The chapters that hand_book_add_chapters makes of `markdown`. The passes of book that settle
 * notes, tables, figures and alternative texts have run; headings keep their levels and are
 * called "chapter-01-h2". */
EpubFixture *epub_fixture_new(const char *markdown);
/* The same, read to the letter of CommonMark and without those passes. */
EpubFixture *epub_fixture_new_strict(const char *markdown);
void epub_fixture_free(EpubFixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EpubFixture, epub_fixture_free)

/* The first node of `kind` in the first section that has one; asserts that there is one. */
DocNode *epub_fixture_find(const EpubFixture *self, DocKind kind);

/* Makes the plan, with the fixture's pages. */
Plan *epub_fixture_plan(EpubFixture *self, gsize max_bytes);
/* The whole document of the `index`th PLAN_TEXT file; plans first when nobody did. The
 * caller's. */
char *epub_fixture_write(EpubFixture *self, guint index);
/* What lies within its body. The caller's. */
char *epub_fixture_write_body(EpubFixture *self, guint index);
/* True when something with this code was told. */
bool epub_fixture_told(const EpubFixture *self, const char *code);
/* The text of `bytes`, which it takes. The caller's. */
char *epub_fixture_text(GBytes *bytes);
/* Asserts that `expected` stands in `text`, and shows both when it does not. */
void epub_fixture_assert_has(const char *text, const char *expected);
