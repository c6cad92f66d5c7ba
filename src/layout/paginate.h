/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Page breaks for a whole section at once: the set of pages with the least sum of
 * badness, as TeX chooses lines, with footnotes counted and pictures free to shrink a
 * little or to stand at the head of the next page while text goes on before them.
 */
#pragma once

#include "layout/box.h"

typedef struct {
    int first_height; /* of the text area of the section's first page */
    int height;       /* of every other page */
    int leading;      /* of the body: the unit of raggedness, and of the grid */
    bool has_grid;    /* BOX_SNAP goes to multiples of the leading */
    int note_gap;     /* least space between text and footnotes, the rule in it */
} PaginateSize;

typedef struct {
    guint box;
    int y;        /* from the top of the text area */
    double scale; /* of a picture */
} PagePlacement;

typedef struct {
    GArray *boxes;          /* PagePlacement: solid boxes from top to bottom */
    GArray *notes;          /* PagePlacement: of BoxList.note_list */
    int note_top;           /* upper edge of the first footnote; -1 without footnotes */
    int height;             /* of the text area */
    int last_break;         /* index of the break at which it ends */
    int first_break;        /* at which it begins; -1 for the first */
    guint moved, moved_end; /* the figures that are moved from here to a later page */
    bool is_overfull;       /* something was too tall for a page */
    bool continues_note;    /* the first footnote began on an earlier page */
} PagePlan;

/* Chooses the pages of `list`: PagePlan *, at least one. The caller owns them. Time grows
 * with the boxes of the list times those of a page. */
GPtrArray *paginate(const BoxList *list, const PaginateSize *size);
