/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of a book, in cascade order, compiled for print.
 *
 * All are one origin, and a later sheet wins over an earlier one at equal specificity: an
 * EPUB holds them as one flat sheet, and both outputs must come out alike. Nothing changes
 * once the sheets are added, so threads share them; each resolves by itself (cascade.h).
 */
#pragma once

#include "style/declaration.h"
#include "style/selector.h"
#include "style/sheet.h"

typedef struct StyleSheets StyleSheets;

StyleSheets *style_sheets_new(void);
void style_sheets_free(StyleSheets *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StyleSheets, style_sheets_free)

/* Lays `source` over what is there (default, theme, the user's: in this order). Takes
 * `source`. Faults are told at their line and skipped as CSS demands. */
void style_sheets_add(StyleSheets *self, Source *source, Diag *diag);

/* The book's language, for what no node says otherwise; "ko" until it is said. */
void style_sheets_set_language(StyleSheets *self, const char *language);

/* ---- for this room ------------------------------------------------------------------ */

/* The declarations of one rule, and the place of the rule in the order of all. */
typedef struct {
    GArray *declared; /* StyleDeclared */
    guint order;
    StyleMedium medium;
} StyleRule;

/* One selector of a rule. */
typedef struct {
    const Selector *selector;
    const StyleRule *rule;
} StyleCandidate;

/* The candidates whose last compound asks for one and the same thing. */
typedef enum {
    STYLE_INDEX_ANY,
    STYLE_INDEX_ELEMENT,
    STYLE_INDEX_CLASS,
    STYLE_INDEX_ID,
    STYLE_INDEX_COUNT
} StyleIndex;

/* Candidates that ask for `name` (any: ""), for nodes or for pseudo-elements; NULL when
 * there are none. GArray of StyleCandidate, lent. */
const GArray *style_sheets_candidates(const StyleSheets *self, bool is_pseudo,
                                      StyleIndex index, const char *name);
/* Sheet *, in order. */
const GPtrArray *style_sheets_parsed(const StyleSheets *self);
/* StyleRule *, in order. */
const GPtrArray *style_sheets_rules(const StyleSheets *self);
/* StylePageRule * (page_rule.h), in order. */
const GPtrArray *style_sheets_pages(const StyleSheets *self);
char **style_sheets_initial_families(const StyleSheets *self);
const char *style_sheets_language(const StyleSheets *self);
