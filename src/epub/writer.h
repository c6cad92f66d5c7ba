/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One XHTML file while it is written: where the pen is, and what waits for a place where it
 * may stand. For the files of this room that write a Doc.
 */
#pragma once

#include "epub/epub.h"
#include "epub/fonts.h"
#include "epub/kobo.h"
#include "epub/picture.h"
#include "epub/plan.h"
#include "epub/xml.h"

/* What the book has, found while it is written: its accessibility metadata says just
 * that. */
typedef struct {
    bool has_pictures, has_undescribed_picture, has_ruby;
    bool has_drawn_formula, has_mathml;
    bool file_has_mathml, file_has_svg; /* the file that is being written */
} XhtmlFacts;

/* Where the pen is in a code block. */
typedef struct {
    const DocNode *block; /* NULL: in none */
    gsize offset;         /* bytes of its text that were met so far */
    const char *line;     /* where the line begins in it; lent */
    int number;           /* of the line, from 1 */
    int digits;           /* of the number that the last line shows; 0: none is shown */
    bool *marked;         /* a line, counted from 0; owned */
    bool is_line_open;
    bool is_indent; /* nothing but white space was written on the line */
} CodePen;

typedef struct {
    Plan *plan;
    const PlanFile *file;
    EpubPictures *pictures;
    EpubFonts *fonts; /* NULL: no fonts are sent along */
    XhtmlFacts *facts;
    Xml *xml;
    const char *language; /* of the book */
    bool is_backward;     /* the book runs from right to left */
    bool is_kepub;
    Kobo kobo;
    GPtrArray *calls;    /* const DocNode *: note references written, in order */
    GPtrArray *held;     /* const DocNode *: references met inside a link, for its end */
    GPtrArray *waiting;  /* const PageMapEntry *: pages begun, markers not yet written */
    GHashTable *unsound; /* const DocNode *: definition lists that dl cannot hold */
    const DocNode *task; /* the item whose box stands before its text */
    GHashTable *tight_cells;  /* const DocNode *: without room for their words */
    GHashTable *column_names; /* const DocNode * cell -> header, in stacked tables */
    CodePen code;
    guint links;        /* links open */
    bool heads_columns; /* the table row that the pen is in is of headers only */
    int shift;          /* levels that headings move up in a file that begins below h2 */
} Writer;

/* Writes what waits: page markers, the box of a task. To be called where text may stand, before
 * anything is written there. */
void writer_settle(Writer *self);

/* `length` bytes of `text` (-1: up to NUL) in the style of `owner`, after what waits. */
void writer_text(Writer *self, const DocNode *owner, const char *text, gssize length);
/* Text of an element that no Doc holds: it counts as a `kind` of `class` below `parent`. */
void writer_own_text(Writer *self, const DocNode *parent, DocKind kind, const char *class,
                     const char *text);

/* The pages that begin at `node` itself wait from now on. */
void writer_await_pages(Writer *self, const DocNode *node);

/* Opens `name`, counted for Kobo. */
#define writer_open(self, name, ...)                                                     \
    (kobo_enter(&(self)->kobo, (name)), xml_open((self)->xml, (name), __VA_ARGS__))

/* "rtl" or "ltr" for a `node` whose text runs against the book, when it holds text; NULL. */
const char *writer_direction(const Writer *self, const DocNode *node);

/* "ja" when `node` says so and what is around it does not; NULL. Lent. */
const char *writer_language(const Writer *self, const DocNode *node);

/* `root` and all below it. */
void writer_tree(Writer *self, const DocNode *root);
/* The file's part of its section, from its first node up to its end, less footnotes: the boxes
 * around the first node are opened again. */
void writer_body(Writer *self);
