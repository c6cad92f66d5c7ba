/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page in the making: boxes are stacked from a break until the page is full, and every
 * break on the way at which the page may end is reported with its badness.
 *
 * paginate.c runs this from each break that a page may begin at, and once more to draw up
 * the pages chosen, so measuring and placing cannot disagree.
 */
#pragma once

#include "layout/paginate.h"

/* Where a page begins. */
typedef struct {
    guint box;    /* the first box after the break */
    guint figure; /* the first figure not yet placed */
    /* Figures whose place in the text is past; those from `figure` on wait. */
    guint anchored;
    guint note_line; /* the first line of a footnote not yet placed */
} ScanState;

typedef struct {
    ScanState next;
    int last_break; /* index of the break; the last one for what comes after the text */
    int foot;       /* end of the text, with what the break adds below */
    int used;       /* height of all that stands on the page */
    int seam;       /* what the break costs */
    double cost;
    bool is_overfull, is_forced;
} ScanEnd;

typedef struct {
    /* Given */
    const BoxList *list;
    const PaginateSize *size;
    double scale;      /* of pictures that may shrink */
    bool is_desperate; /* the first break ends the page, however bad */
    GArray *placed;    /* PagePlacement, appended; NULL when only measuring */
    /* Found */
    ScanState start;
    int height;
    bool has_figure; /* a picture that may shrink was met */
    /* In the making */
    int y;      /* where the next box goes */
    int text_y; /* end of the last solid box */
    bool is_empty, drops_glue, is_full;
    guint figure, anchored;
    guint notes, notes_before; /* called up to here and before this page */
    int seam;                  /* the dearest break since the last solid box */
    double cost;               /* of shrunk and moved pictures */
} Scan;

typedef void (*ScanReport)(const Scan *scan, const ScanEnd *end, gpointer data);

/* Stacks boxes from `start`; `report` is called for each break at which the page may end. */
void scan_page(Scan *self, const ScanState *start, ScanReport report, gpointer data);

/* Adds to the costs of `ends` (ScanEnd), all of one scan, what a page costs for being shorter
 * than another: only a cause that a reader sees excuses an empty foot. */
void scan_weigh(const Scan *self, GArray *ends);

/* Writes where the footnotes of the page go into `plan`. */
void scan_place_notes(const Scan *self, const ScanEnd *end, PagePlan *plan);

/* True when a page that begins at `state` would have nothing to show. */
bool scan_is_complete(const BoxList *list, const ScanState *state);
