/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of an EPUB: which files it will hold and where every anchor lies, settled before
 * a line is written, so that links are right the first time.
 */
#pragma once

#include "book/book.h"
#include "book/page_map.h"

typedef enum {
    PLAN_COVER,
    PLAN_TEXT,    /* a section, or a part of one */
    PLAN_CONTENTS /* the navigation document */
} PlanKind;

/* One XHTML file. A section that is too large for one has several. */
typedef struct {
    PlanKind kind;
    char *name;                 /* "chapter-03.xhtml", "chapter-03-2.xhtml" */
    char *title;                /* unique in the book, never empty */
    const BookSection *section; /* NULL for the cover, and for contents without one */
    guint number;               /* 1.. within its section */
    guint position;             /* 0.. in the spine */
    const DocNode *first;       /* where it begins, at any depth; NULL when empty */
    const DocNode *end;         /* what comes after it; NULL: to the end */
} PlanFile;

/* A page-break marker that was written. */
typedef struct {
    char *label, *id;
    const PlanFile *file;
} PlanPage;

typedef struct {
    const Book *book;
    GPtrArray *files;    /* PlanFile *, in spine order */
    GHashTable *anchors; /* char *id (lent) -> PlanFile * */
    GHashTable *notes;   /* const BookSection * -> GPtrArray of DocNode * by number */
    GHashTable *pages;   /* const DocNode * -> GPtrArray of const PageMapEntry * */
    GPtrArray
        *page_labels;    /* PlanPage *, in reading order: grows while files are written */
    GHashTable *page_of; /* const PageMapEntry * -> PlanPage * */
    GHashTable *page_ids; /* char *: those taken */
} Plan;

/* Of XHTML in one file: calibre and readers before it split at 260 KB, with some to spare
 * for what cannot be foreseen. */
#define PLAN_FILE_BYTES ((gsize) 200 * 1024)

/* Splits sections that would take more than `max_bytes` before headings of level 2, else of
 * level 3, else before any block, also inside boxes and lists; tells what cannot be split.
 * `pages` may be NULL. Both must outlive the plan. */
Plan *plan_new(const Book *book, const PageMap *pages, gsize max_bytes, Diag *diag);
void plan_free(Plan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Plan, plan_free)

/* The address of `anchor` as written in the file `from` (NULL: from another file): "#id",
 * "chapter-02.xhtml#id", or without a fragment for the start of a section, for Kobo pops
 * up what a fragment leads to. NULL when there is no such place. The caller's. */
char *plan_href(const Plan *self, const PlanFile *from, const char *anchor);

/* The id of `file` in the manifest: its name's stem. The caller's. */
char *plan_item_id(const PlanFile *file);

/* The file that holds `anchor`; NULL when none does. Lent. */
const PlanFile *plan_file_of(const Plan *self, const char *anchor);

/* The DOC_FOOTNOTE of `section` with this number; NULL when there is none. Lent. */
const DocNode *plan_note(const Plan *self, const BookSection *section, int number);

/* The pages that begin at `node`: GPtrArray of const PageMapEntry *, or NULL. Lent. */
const GPtrArray *plan_pages_at(const Plan *self, const DocNode *node);
/* The marker of `entry`, now recorded as standing in `file`; NULL when it already stands
 * somewhere. Lent. */
const PlanPage *plan_mark_page(Plan *self, const PlanFile *file,
                               const PageMapEntry *entry);

/* True for sections that only print has. */
bool plan_is_left_out(const BookSection *section);
