/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vertical list: a section as boxes, glue and places to break, before it has pages.
 *
 * Everything a section shows is turned into this list once (block.c and its neighbours);
 * paginate.c then chooses the breaks and fill.c draws the pages. Heights are Pango units;
 * x is from the left edge of the measure, y from the top of the box.
 *
 * Invariants: a solid box is never divided; between two solid boxes there is always a
 * break, at worst a forbidden one; the list ends with a forced break.
 */
#pragma once

#include "layout/page.h"

typedef enum {
    BOX_SOLID, /* what is drawn, or space that stays at the top of a page */
    BOX_GLUE,  /* space that vanishes at the top of a page */
    BOX_SNAP,  /* space up to the next line of the grid */
    BOX_BREAK  /* a place where the page may end */
} BoxKind;

/* What a break costs, in the unit of paginate.c: an empty line at the foot is about 10. */
#define BOX_COST_FORCED (-1)
#define BOX_COST_AVOID 20000       /* break-inside, break-before, break-after: avoid */
#define BOX_COST_FORBIDDEN 1000000 /* widows, stranded headings: when nothing else fits */

typedef struct {
    BoxKind kind;
    bool is_barrier; /* SOLID: no picture is moved down past it: headings */
    int height;      /* SOLID, GLUE */
    /* GLUE beside a picture: the height when that picture is moved away. */
    int height_without;
    int cost;             /* BREAK */
    StyleFragment side;   /* BREAK: RECTO or VERSO: where the next page must lie */
    int before, after;    /* BREAK: what a break here adds at the foot and at the head */
    int frame;            /* the innermost BoxFrame that holds it; -1 */
    int figure;           /* SOLID, GLUE: of the BoxFigure; -1 */
    int repeat;           /* BREAK: the BoxRepeat to show again at the head; -1 */
    guint items, n_items; /* its part of BoxList.items */
    guint marks, n_marks; /* its part of BoxList.marks */
    guint notes;          /* BoxList.notes called up to and with this box */
} Box;

/* A picture or a row of them with their captions: one solid box that may shrink or move. */
typedef struct {
    int pictures_height; /* the part from the top that can shrink */
    guint n_scaled;      /* how many of the box's first items shrink with it */
    int centre;          /* x about which they shrink */
    int gap;             /* space below it at the head of a page */
    double least;        /* the smallest scale; 1 = keeps its size */
    bool may_move;       /* past text that follows, never past a heading */
    guint group; /* the first figure of its row of pictures, which move together */
    guint box;
    const DocNode *node;
} BoxFigure;

/* A decorated box (panel, quotation with a rule): drawn behind its part of each page. */
typedef struct {
    int parent; /* -1 */
    int x, width;
    int head, foot;   /* border and padding shown again on both sides of a page break */
    guint first, end; /* its boxes */
    StyleLine border[4];
    int clip;    /* how much of the borders above and below is drawn; STYLE_AUTO: all */
    bool clones; /* every part has all borders */
    StyleColour background;
    const DocNode *node;
} BoxFrame;

/* Rows shown again at the head of each page that the table goes on over. */
typedef struct {
    guint first, end; /* boxes */
    int height;
} BoxRepeat;

typedef enum {
    BOX_MARK_ANCHOR, /* a place that links lead to */
    BOX_MARK_STRING, /* sets a named string for running heads */
    BOX_MARK_LINK,   /* the part of a link that stands in this box */
    BOX_MARK_LEAF,   /* where the text of the box begins */
    BOX_MARK_LINE    /* a line of a paragraph, for the dump of lines */
} BoxMarkKind;

typedef struct {
    BoxMarkKind kind;
    PageBox area;     /* ANCHOR: y; LINK */
    const char *name; /* ANCHOR: id; STRING: its name; lent */
    union {
        char *string;  /* STRING; owned */
        guint link;    /* LINK: index in BoxList.links */
        PageLine line; /* LINE */
        struct {
            const DocNode *node;
            gsize offset;
        } leaf;
    } as;
} BoxMark;

typedef struct {
    const DocNode *node; /* DOC_LINK or DOC_NOTE_REFERENCE */
    char *target, *description;
    PageElement *element;
} BoxLink;

/* A footnote as a list of lines, in BoxList.note_lines from `first` to `end`. */
typedef struct {
    guint first, end;
} BoxNote;

/* A line of a footnote: a box of `BoxList.note_list`, with the space before it counted. */
typedef struct {
    guint note, box;
    int space, height;
} BoxNoteLine;

typedef struct BoxList BoxList;
struct BoxList {
    GArray *boxes;      /* Box */
    GArray *items;      /* PageItem: matrices owned */
    GArray *marks;      /* BoxMark */
    GArray *links;      /* BoxLink */
    GArray *frames;     /* BoxFrame */
    GArray *figures;    /* BoxFigure */
    GArray *repeats;    /* BoxRepeat */
    GArray *notes;      /* BoxNote, in the order in which they are called */
    GArray *note_lines; /* BoxNoteLine */
    BoxList *note_list; /* the boxes of the footnotes; NULL in a list of footnotes */
};

BoxList *box_list_new(void);
/* Takes out what is in it, for other boxes. */
void box_list_empty(BoxList *self);
void box_list_free(BoxList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BoxList, box_list_free)

static inline Box *
box_at(const BoxList *self, guint index)
{
    return &g_array_index(self->boxes, Box, index);
}

/* Appends a box of `kind` and `height` without content and gives its index. */
guint box_add(BoxList *self, BoxKind kind, int height);
/* Appends a break at `cost` and gives its index. */
guint box_add_break(BoxList *self, int cost);
/* Adds `item` (taken) to the last box, which is solid. */
void box_add_item(BoxList *self, PageItem item);
/* Adds `mark` (taken) to the last box, which is solid. */
void box_add_mark(BoxList *self, BoxMark mark);

/* Makes the solid box `figure.box` a figure, in one group with those of the same node. */
void box_add_figure(BoxList *self, BoxFigure figure);

/* How high the box `index` stands when its pictures have `scale`. */
int box_height(const BoxList *self, guint index, double scale);
