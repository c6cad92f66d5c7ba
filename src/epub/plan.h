/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of an EPUB: which files it will hold and where every anchor lies, settled before
 * a line is written, so that links are right the first time. */
#pragma once

#include "book/book.h"
#include "book/page_map.h"

/* One XHTML file: a run of blocks of one section. */
typedef struct {
    char *name; /* "chapter-03.xhtml", "chapter-03-2.xhtml" */
    const BookSection *section;
    guint number;         /* 1.. within its section */
    const DocNode *first; /* first block; NULL when the section is empty */
    const DocNode *end;   /* the block after the last; NULL: to the end */
} PlanFile;

typedef struct {
    const Book *book;
    GPtrArray
        *files; /* PlanFile *, in spine order, the cover and contents not among them */
    GHashTable *anchors;    /* char *id (lent) -> PlanFile * */
    GHashTable *pages;      /* const DocNode * -> GPtrArray of const PageMapEntry * */
    GPtrArray *page_labels; /* PlanPage *: filled while the files are written */
} Plan;

/* A page-break marker that was written. */
typedef struct {
    char *label;
    const PlanFile *file;
    char *id;
} PlanPage;

/* Splits sections whose text is larger than what e-readers lay out at once (EPUB.md C10) before
 * headings of level 2, else before any block. `pages` may be NULL. */
Plan *plan_new(const Book *book, const PageMap *pages);
void plan_free(Plan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Plan, plan_free)

/* The address of `anchor` as written in the file `from` (NULL: from another file): "#id",
 * "chapter-02.xhtml#id", or without a fragment for the start of a section (N8). The caller's. */
char *plan_href(const Plan *self, const PlanFile *from, const char *anchor);

/* True for sections that only print has. */
bool plan_is_left_out(const BookSection *section);
