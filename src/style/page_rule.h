/* SPDX-License-Identifier: GPL-3.0-or-later */
/* @page: which page a rule is for, and what the rules together make of a page, by Paged
 * Media 3 and GCPM 3.
 */
#pragma once

#include "style/compute.h"
#include "style/declaration.h"
#include "style/sheet.h"

/* The footnote area is computed like one margin box more. */
#define STYLE_BOX_FOOTNOTE STYLE_BOX_COUNT
#define STYLE_AREA_COUNT (STYLE_BOX_COUNT + 1)

typedef struct {
    char *name; /* of the named page; NULL: any */
    bool is_left, is_right, is_first, is_blank;
    StyleMedium medium;
    guint specificity, order;
    GArray *declared;                /* StyleDeclared, of the page itself */
    GArray *areas[STYLE_AREA_COUNT]; /* StyleDeclared; NULL */
} StylePageRule;

void style_page_rule_free(gpointer self);

/* Appends a StylePageRule for each page selector of `rule` to `rules`. */
void style_page_rules_compile(const SheetRule *rule, const Source *source,
                              StyleFaults *faults, GPtrArray *rules);

/* Which page is asked for. */
typedef struct {
    const char *name; /* NULL: unnamed */
    bool is_left, is_first, is_blank;
    StyleMedium medium;
} StylePageQuery;

/* The page that `rules` (StylePageRule *) give for `query`, with `root` as the style above
 * it. Free with style_page_free. */
StylePage *style_page_compute(const GPtrArray *rules, const StylePageQuery *query,
                              const StyleComputed *initial, const StyleComputed *root,
                              GStringChunk *strings);
void style_page_free(gpointer self);

/* "top-left-corner" ...; "footnote" for STYLE_BOX_FOOTNOTE. */
const char *style_margin_box_name(int area);
