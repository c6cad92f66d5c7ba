/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a page plan to the items of a page: boxes at their places, panels behind them,
 * header rows again, footnotes with their rule at the foot. */
#pragma once

#include "layout/paginate.h"

/* What a page says about itself beyond what it shows. */
typedef struct {
    GArray *places;      /* PagePlace: anchors lent, page not set */
    GArray *strings;     /* FillString, in order */
    const DocNode *leaf; /* that begins the page; NULL: none does */
    gsize offset;        /* of its text */
} FillFacts;

typedef struct {
    const char *name, *value; /* lent by the list */
} FillString;

void fill_facts_init(FillFacts *self);
void fill_facts_clear(FillFacts *self);

/* Where a page's text area stands and what stands above its footnotes. */
typedef struct {
    int x, y, width;
    const Style *notes; /* of the sheet's @footnote */
} FillPlace;

/* The space that @footnote in `style` takes above the first note. */
int fill_note_gap(const Style *style);

void fill_page(const BoxList *list, const PagePlan *plan, const FillPlace *place,
               Page *page, FillFacts *facts);
