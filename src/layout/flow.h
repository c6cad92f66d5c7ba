/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flow of a section: what block.c and its neighbours share while they turn a Doc into
 * a vertical list. It knows where the next block goes (left edge and width in the
 * measure), which frame it stands in, which space is due before it and at what cost the
 * page may end there.
 */
#pragma once

#include "layout/box.h"
#include "layout/element.h"
#include "layout/endnote.h"
#include "layout/lines.h"
#include "layout/standin.h"

typedef struct NoteRegister NoteRegister;

/* What is the same for all sections of a book, and what the turn before found. */
typedef struct {
    const Book *book;
    bool is_print, keeps_lines;
    GHashTable *labels; /* char *anchor -> char *page label; NULL on the first turn */
} LayoutTask;

/* What stands in the margin of a list item, drawn beside its first line. */
typedef struct {
    TextLines *lines; /* NULL: a task box */
    DocTask task;
    const DocNode *block; /* whose text it is; NULL: generated */
    PageElement *element;
    int x;
} FlowMarker;

typedef struct {
    const LayoutTask *task;
    const BookSection *section;
    TextSetter *setter;
    StyleResolver *styles;
    Diag *diag;
    bool *shows_pages; /* set when text depends on page numbers */
    LineStore *lines;
    NoteRegister *notes;
    EndNotes *endnotes; /* NULL: links have footnotes, or nothing */
    ElementMap *elements;
    StandIns *standins;

    BoxList *list;
    PageElement *element; /* what comes next is a child of it */
    const Style *root;    /* of the section */
    int leading;          /* of the section's text: the grid */
    bool has_grid;
    int left, width; /* of the block that contains what comes next */
    int height;      /* of the text area of a page */
    int frame;       /* innermost BoxFrame; -1 */
    int islands;     /* depth of blocks that keep off the grid */
    guint grid_box;  /* the box that begins `off_grid` below a line of the grid */
    int off_grid;
    int avoids;      /* depth of break-inside: avoid */
    int new_avoids;  /* ... of blocks that have no box yet: they may be broken before */
    int notes_depth; /* inside a footnote */
    bool is_nested;  /* inside a cell: the list becomes part of another */
    int repeat;      /* the BoxRepeat to show again after a break; -1 */
    int zoom;        /* of the styles, in percent */

    bool is_at_start;   /* of the section or behind a forced break: space stays */
    int cost;           /* of the break before the next box */
    StyleFragment side; /* where the page must lie that it begins; AUTO */
    int space;          /* due before it; margins collapse into it */
    int space_without;  /* ... when the figure before it is moved away */
    int figure;         /* the figure that was just added; -1 */
    int glue;           /* the last glue, for balance; -1 */
    int owed;           /* lines that must still stand below a heading on its page */
    GPtrArray *anchors; /* const char *: places that begin with the next box */
    GArray *strings;    /* BoxMark: strings that the next box sets */
    FlowMarker *marker; /* waits for the first line of its item; NULL */
} Flow;

/* What a block changes and gives back. */
typedef struct {
    const Style *style; /* lent until flow_leave */
    int left, width, frame;
    int foot;   /* border and padding due at the end */
    int island; /* first box of the island; -1 */
    int island_glue;
    bool settles_below; /* a heading: it stands alike at the head of a page */
    PageElement *element;
} FlowScope;

/* A flow into `list` over a measure of `width`; the rest is lent. */
void flow_init(Flow *self, BoxList *list, int width, int height);
void flow_clear(Flow *self);

/* Space due before the next box; margins collapse to the largest. */
void flow_space(Flow *self, int margin);
/* The next break costs at least `cost`, or is forced. */
void flow_cost(Flow *self, int cost);
/* What was just added is a heading's: two lines must follow on its page. */
void flow_owe_lines(Flow *self);
/* A solid box of `height`, with the break and the space before it. With `is_snapped` its
 * top lies on the grid. Anchors and strings that waited are given to it. */
guint flow_solid(Flow *self, int height, bool is_snapped);
/* How far below a line of the grid the list ends, its boxes on one page. */
int flow_off_grid(Flow *self);
/* True when the boxes from `first` on show one line. */
bool flow_is_one_line(const Flow *self, guint first);
/* Only the break and the space: what begins here is in another frame. */
void flow_flush(Flow *self, bool is_snapped);

/* Enters the block `node` in `style`: breaks, margins, frame, padding, width, anchors. The
 * structure element is `element`, or the one in force when NULL. */
void flow_enter(Flow *self, FlowScope *scope, const DocNode *node, const Style *style,
                PageElement *element);
void flow_leave(Flow *self, const FlowScope *scope);

/* Whole leadings that hold `height`. */
int flow_round_up(const Flow *self, int height);
/* How much the space above something `height` high, with the space around it, grows so that
 * what is missing to whole lines stands half above and half below; a little that is over is
 * taken off instead. */
int flow_balance(const Flow *self, int height);
/* Where the baseline of a line box of `height` lies below its top. */
int flow_baseline(const Flow *self, const Style *style, int height);

/* Fills a rectangle behind the last box, as an artifact. */
void flow_add_rectangle(Flow *self, PageBox box, StyleColour colour);
