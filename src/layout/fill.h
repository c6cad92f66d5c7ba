/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a page plan to the items of a page: boxes at their places, panels behind them,
 * header rows again, footnotes with their rule at the foot. */
#pragma once

#include "layout/paginate.h"

/* What a page says about itself beyond what it shows. */
typedef struct {
    GArray *places;      /* PagePlace: anchors lent by the Doc, page not set */
    GArray *strings;     /* FillString, in order */
    const DocNode *leaf; /* that begins the page; NULL: none does */
    gsize offset;        /* of its text */
} FillFacts;

typedef struct {
    const char *name; /* lent by the sheets */
    char *value;      /* owned */
} FillString;

/* A page in the coordinates of its text area, before it has a side. */
typedef struct {
    Page *page;         /* owned; NULL once taken */
    StyleFragment side; /* on which it must lie; AUTO */
    FillFacts facts;
} FilledPage;

/* Draws `plan` of `list` over a measure of `width`; `notes` is the style of the sheet's
 * @footnote. The caller owns the page. */
FilledPage *fill_page(const BoxList *list, const PagePlan *plan, int width,
                      const Style *notes);
void filled_page_free(FilledPage *self);

/* Moves all that `page` shows to where the text area's corner is (x, y). */
void fill_move(FilledPage *self, int x, int y);

/* The space that @footnote in `style` takes above the first note. */
int fill_note_gap(const Style *style);
