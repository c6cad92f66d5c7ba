/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Book: posts made a book. Every decision that both outputs share is taken here, so the
 * writers never meet a blog address, a post or a template tag.
 */
#pragma once

#include "book/manifest.h"
#include "doc/node.h"
#include "image/picture.h"
#include "math/box.h"
#include "series/series.h"

typedef enum {
    BOOK_COVER,      /* EPUB only */
    BOOK_HALF_TITLE, /* print only */
    BOOK_TITLE_PAGE,
    BOOK_COLOPHON,
    BOOK_DEDICATION, /* 헌사 */
    BOOK_PREFACE,
    BOOK_CONTENTS, /* the Doc is a list of links; layout adds leaders and pages */
    BOOK_FIGURES,  /* list of pictures, by option */
    BOOK_PART,     /* part divider (도비라) */
    BOOK_CHAPTER,
    BOOK_NOTES /* end notes with addresses, print only, by option */
} BookSectionKind;

/* "chapter": the class of its sections, and what a dump calls them. */
const char *book_section_kind_name(BookSectionKind kind);

typedef struct {
    BookSectionKind kind;
    char *id;    /* "chapter-03": file stem and anchor of its start; ASCII */
    char *label; /* "3편", "제1장"; NULL when not numbered */
    char *title; /* without the label; never NULL */
    /* DOC_DOCUMENT with the class and id of the section; its first heading is of level 1,
     * its footnotes stand at its end. */
    DocNode *doc;
    const Post *post; /* NULL for matter */
    char *url;        /* where it was published; NULL */
    bool is_front;    /* front matter: roman page numbers, before bodymatter */
} BookSection;

/* One line of the contents, three deep at most. */
typedef struct BookEntry BookEntry;
struct BookEntry {
    char *title;  /* plain */
    char *anchor; /* id of a node or section */
    const BookSection *section;
    int level;           /* 1.. */
    GPtrArray *children; /* BookEntry * */
};

/* How large a formula stands in text, in BOOK_EMS parts of an em of that text. */
#define BOOK_EMS 10000
typedef struct {
    int width, height, depth; /* above and below the baseline */
} BookExtent;

typedef struct {
    char *name;      /* ASCII, unique: "tacobell-01.jpg"; so the EPUB calls its file */
    char *path;      /* relative to the site's folder */
    Picture picture; /* probed */
    gint64 size;     /* bytes of the file */
    const DocNode *first_use;
    GBytes *drawn;      /* what the book itself draws, a formula; NULL: a file */
    BookExtent formula; /* of a formula; else all 0 */
    BookExtent drawing; /* of its drawing, with the room about it */
    MathBox *marks;     /* a formula's, in the font of the book; NULL: no formula */
    char *reading;      /* how a formula reads as a line of text; NULL */
    char *mathml; /* a formula's, within <math>, when the EPUB is to have it; NULL */
} BookAsset;

typedef struct Book {
    const Site *site;             /* must outlive the book */
    const BookManifest *manifest; /* lent */
    char *id;                     /* ASCII: ID.epub, ID.pdf */
    char *uuid;                   /* "urn:uuid:...", version 5 from the series' address */
    char *title, *subtitle, *language, *publisher, *rights, *description;
    char *published; /* "2022-01-01", never NULL: the newest post when not given */
    char *modified;  /* "2021-12-31T20:42:31Z": the newest post or SOURCE_DATE_EPOCH */
    char *collection_title; /* the series; NULL for a whole blog */
    char *source_url;       /* of the first part or the blog; NULL */
    GPtrArray *authors;     /* BookPerson * */
    GPtrArray *subjects;    /* char *: tags of all parts, each once */
    GPtrArray *sections;    /* BookSection *, in reading order */
    GPtrArray *entries;     /* BookEntry *: the contents */
    GPtrArray *assets;      /* BookAsset * */
    GHashTable *anchors;    /* char *id -> BookAnchor * */
    const MathFont *math;   /* of the formulas' marks; must outlive the book; NULL */
    char *cover_path;       /* picture file of the cover; NULL = drawn */
} Book;

typedef struct {
    const BookSection *section;
    const DocNode *node; /* NULL: the start of the section */
} BookAnchor;

typedef struct {
    gint64 epoch;       /* SOURCE_DATE_EPOCH; -1 = none */
    const char *syntax; /* folder of language definitions; NULL: code is not coloured */
    int jobs;           /* threads; 0: one a core */
    MathFont *math;     /* NULL: formulas are shown as their source */
} BookOptions;

/* Makes the book of `series`, which series_load has read; takes the texts of its posts.
 * `catalogue`, `series` and `manifest` must outlive it. */
Book *book_assemble(const Catalogue *catalogue, const Series *series,
                    const BookManifest *manifest, const BookOptions *options, Diag *diag,
                    GError **error);
void book_free(Book *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Book, book_free)

/* The place an anchor means; NULL when there is none. Lent. */
const BookAnchor *book_anchor(const Book *self, const char *id);
/* The bytes of an asset's file. */
GBytes *book_asset_read(const Book *self, const BookAsset *asset, GError **error);

/* Stable text of the whole book, for --dump=book and goldens. */
void book_dump(const Book *self, GString *out);
