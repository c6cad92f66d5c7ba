/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: what layout hands to `pdf`. Items are placed and ready: pdf/paint decides nothing.
 *
 * Coordinates are Pango units from the top left corner of the trim box, y downwards. Every
 * item either belongs to an element of the structure tree or is an artifact (element NULL).
 */
#pragma once

#include "book/book.h"
#include "book/page_map.h"
#include "text/paragraph.h"

/* An element of the tagged PDF, in reading order. `type` is a standard PDF 1.7 structure
 * type: "Document", "Part", "Sect", "H1", "P", "L", "LI", "Lbl", "LBody", "Table" ... */
typedef struct PageElement PageElement;
struct PageElement {
    const char *type;
    PageElement *parent;
    PageElement *first, *last;  /* children, owned */
    PageElement *next;          /* sibling */
    const DocNode *node;        /* may be NULL */
    char *alt;                  /* Figure, Formula; NULL */
    char *language;             /* NULL: the parent's */
    const char *scope;          /* TH: "Row", "Column"; NULL */
    int column_span, row_span;  /* 0 or 1: none */
    const char *list_numbering; /* L: "Decimal" ...; NULL */
    char *id;                   /* Note; NULL */
    guint index; /* number in document order, set when pages are complete */
};

/* The pixels an inch that presses ask for. The room pdf makes them up where a picture has
 * fewer. */
#define PAGE_PRESS_PPI 300

typedef enum {
    PAGE_TEXT,
    PAGE_RECTANGLE,
    PAGE_LINE,
    PAGE_PICTURE,
    PAGE_MATRIX,
    PAGE_FORMULA
} PageItemKind;

typedef struct {
    PageItemKind kind;
    PageElement *element; /* NULL: artifact */
    int x, y; /* TEXT, FORMULA: origin on the baseline; else the top left corner */
    int width, height; /* all but TEXT; LINE: the vector */
    StyleColour colour;
    int rotation; /* TEXT, PICTURE, FORMULA: 0 or 90: turned tables */
    union {
        struct {
            const char *text;
            PangoGlyphItem *glyphs;
            bool ends_line; /* by force: to be read with a space after it */
        } text;             /* lent by the layout */
        struct {
            int thickness;
            StyleLineKind kind;
        } line;
        struct {
            const BookAsset *asset;
        } picture;
        struct {
            guint8 *modules;
            int side;
        } matrix; /* QR code, side x side of 0/1; owned */
        struct {
            const BookAsset *asset;
            int size;      /* of its em */
            int ascent;    /* how far it stands above the baseline */
            bool is_plain; /* all of it in `colour`, whatever the author coloured */
        } formula;
    } as;
} PageItem;

typedef struct {
    int x, y, width, height;
} PageBox;

/* A link; `boxes` one a line that it runs over. */
typedef struct {
    char *target;         /* "#anchor" in the book, or an absolute URI, ASCII */
    char *description;    /* for screen readers */
    PageElement *element; /* of type Link */
    GArray *boxes;        /* PageBox */
} PageLink;

typedef struct {
    char *anchor; /* id */
    int page;     /* index of the page */
    int y;        /* of its top */
} PagePlace;

typedef struct {
    char *label; /* "iv", "12"; printed or not */
    bool is_recto, is_blank;
    const BookSection *section; /* NULL on blank pages */
    GArray *items;              /* PageItem */
    GPtrArray *links;           /* PageLink * */
    GArray *lines;              /* PageLine; LayoutOptions.keeps_lines */
} Page;

/* A line of a paragraph as it was broken, for --dump=lines and for tests of the setting. */
typedef struct {
    guint first_item, n_items; /* its part of the page's items */
    int x, y;                  /* left edge, baseline */
    int width, hang; /* natural extent after justification; past the right edge */
    int measure;     /* what was to be filled, indent taken off */
    double ratio;    /* of adjustment */
    bool is_first, is_forced_end, is_split_word, is_emergency, is_justified;
} PageLine;

typedef struct PageOutline PageOutline;
struct PageOutline {
    char *title;
    int page;
    int y;
    GPtrArray *children; /* PageOutline * */
};

typedef struct {
    const Book *book;
    int width, height, bleed; /* trim and bleed */
    bool has_crop_marks, has_cross_marks;
    GPtrArray *pages;      /* Page * */
    int front_pages;       /* how many at the start have roman labels */
    PageElement *document; /* the root */
    guint elements;        /* how many there are */
    GHashTable *places;    /* char *anchor -> PagePlace * */
    GPtrArray *outline;    /* PageOutline * */
    PageMap *map;
    GPtrArray *kept;  /* PageKept *: what elements and items borrow: nodes, setters */
    GPtrArray *texts; /* PageKept *: paragraphs and lines, on which the glyphs stand */
} Pages;

/* Something that the items borrow, and how it is freed. */
typedef struct {
    gpointer data;
    GDestroyNotify free;
} PageKept;

/* ---- for this room, which alone makes pages ------------------------------------------- */

Page *page_new(void);
void page_free(Page *self);
PageElement *page_element_new(const char *type, PageElement *parent, const DocNode *node);
/* Makes `child` (taken), which has no parent, the last child of `parent`. */
void page_element_append(PageElement *parent, PageElement *child);
/* The one after `element` in reading order, below `root`; NULL: it was the last. */
PageElement *page_element_following(const PageElement *element, const PageElement *root);
/* With all below it. */
void page_element_free(PageElement *self);
PageLink *page_link_new(const char *target, const char *description,
                        PageElement *element);
PageOutline *page_outline_new(const char *title, const PagePlace *place);
Pages *pages_new(const Book *book);
/* False when `anchor` has a place already: the first one counts. */
bool pages_add_place(Pages *self, const char *anchor, int page, int y);
/* Keeps `data` (taken) until the pages are freed; what was kept last is freed first. */
void pages_keep(Pages *self, gpointer data, GDestroyNotify free);
/* The same for what nobody needs once the pages are painted. */
void pages_keep_text(Pages *self, gpointer data, GDestroyNotify free);
/* Frees that: of a long book more than all the rest. No text can be painted any more. */
void pages_release_text(Pages *self);
void pages_free(Pages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pages, pages_free)
