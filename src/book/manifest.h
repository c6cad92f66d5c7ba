/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book.yaml: what the author wants of the book. Unknown keys are errors with a line and
 * the nearest known name. */
#pragma once

#include "base/files.h"
#include "base/source.h"
#include "base/yaml.h"

typedef enum { BOOK_LINES_AUTO, BOOK_LINES_KEEP, BOOK_LINES_JOIN } BookLines;
typedef enum { BOOK_LINKS_FOOTNOTE, BOOK_LINKS_ENDNOTE, BOOK_LINKS_NONE } BookPrintLinks;
typedef enum { BOOK_QR_VIDEOS, BOOK_QR_ALL, BOOK_QR_NONE } BookQr;

typedef struct {
    char *name, *role, *file_as; /* role as printed (지은이); file_as may be NULL */
} BookPerson;

typedef struct {
    char *title;      /* NULL: untitled list */
    GPtrArray *posts; /* char *: paths or globs */
    DiagPlace place;  /* of the list of posts */
} BookManifestPart;

typedef struct {
    Source *source; /* NULL when there is no book.yaml: every field has its default */
    YamlNode *yaml;
    char *title, *subtitle, *language, *publisher, *published, *edition, *rights,
        *description, *cover, *series, *style, *isbn_epub, *isbn_pdf;
    char *dedication;       /* its lines */
    char *preface;          /* path of a post */
    char *isbn_print;       /* of the printed book; NULL: isbn_pdf stands for it */
    char *isbn_addition;    /* 부가기호: five digits beside its bars; NULL */
    GPtrArray *authors;     /* BookPerson * */
    DiagPlace series_place; /* of `series` */
    GPtrArray *parts;       /* BookManifestPart *; empty: the series decides */
    GPtrArray *colophon; /* char *: label, value, label ...: further lines of the 판권 */
    BookLines lines;
    bool keeps_series_nav;
    BookPrintLinks links;
    BookQr qr;
    bool has_figure_list; /* list of pictures */
    bool has_epub_pages, has_epub_fonts;
    bool has_legacy_pages;
    bool has_mathml; /* formulas of the EPUB are MathML, no pictures */
    char *certified_by;
    int bleed;       /* Pango units; -1: as the sheet says */
    bool has_colour; /* the press has inks beside black */
    bool has_crop_marks, has_registration_marks;
    char *icc;
    int multiple_of;                      /* pages of the print file; default 2 */
    double max_ppi;                       /* pdf: {max-ppi:}; 0 = as they are */
    int spine_width;                      /* Pango units; 0 = from paper */
    double paper_weight, paper_thickness; /* g/m2, mm a sheet */
} BookManifest;

/* Reads `path` (usually "book.yaml") of `folder`; defaults when it does not exist. */
BookManifest *book_manifest_read(const Folder *folder, const char *path, Diag *diag,
                                 GError **error);
void book_manifest_free(BookManifest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BookManifest, book_manifest_free)

/* An empty list of people (BookPerson *), which owns them; and one more, its words copied. */
GPtrArray *book_people_new(void);
void book_people_add(GPtrArray *people, const char *name, const char *role,
                     const char *file_as);
