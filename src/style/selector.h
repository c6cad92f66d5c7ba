/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selectors, by Selectors 4: parsed once, matched in match.h.
 *
 * A selector is a flat list of tests read from right to left: those of the node itself,
 * then SELECTOR_STEP, which says where the next ones look, and so on.
 */
#pragma once

#include "style/cursor.h"

/* Compounds in one selector: matching recurses once a compound. */
#define SELECTOR_COMPOUNDS_MAX 64

typedef enum {
    SELECTOR_ELEMENT, /* name */
    SELECTOR_CLASS,
    SELECTOR_ID,
    SELECTOR_ATTRIBUTE,
    SELECTOR_FIRST_CHILD,
    SELECTOR_LAST_CHILD,
    SELECTOR_ONLY_CHILD,
    SELECTOR_FIRST_OF_TYPE,
    SELECTOR_LAST_OF_TYPE,
    SELECTOR_NTH_CHILD, /* an + b */
    SELECTOR_EMPTY,
    SELECTOR_ROOT,
    SELECTOR_LINK,
    SELECTOR_LANG,
    SELECTOR_NOT,   /* none of the alternatives in `inner` */
    SELECTOR_NEVER, /* :hover and what else paper does not do */
    SELECTOR_STEP
} SelectorTestKind;

typedef enum {
    SELECTOR_DESCENDANT, /* a b */
    SELECTOR_CHILD,      /* a > b */
    SELECTOR_NEXT,       /* a + b */
    SELECTOR_LATER       /* a ~ b */
} SelectorCombinator;

/* The attributes that nodes have. */
typedef enum {
    SELECTOR_NO_ATTRIBUTE,
    SELECTOR_ATTRIBUTE_ID,
    SELECTOR_ATTRIBUTE_CLASS,
    SELECTOR_ATTRIBUTE_LANG,
    SELECTOR_ATTRIBUTE_TITLE,
    SELECTOR_ATTRIBUTE_HREF,
    SELECTOR_ATTRIBUTE_SRC,
    SELECTOR_ATTRIBUTE_CITE,
    SELECTOR_ATTRIBUTE_ALT
} SelectorAttribute;

typedef struct {
    SelectorTestKind kind;
    const char *name;              /* lent by the tokens */
    SelectorAttribute attribute;   /* ATTRIBUTE: which `name` means */
    const char *value;             /* ATTRIBUTE; NULL: its being there is enough */
    char relation;                 /* ATTRIBUTE: = ~ | ^ $ * */
    bool is_case_blind;            /* ATTRIBUTE */
    int a, b;                      /* NTH_CHILD */
    SelectorCombinator combinator; /* STEP */
    GPtrArray *inner;              /* NOT: GArray of SelectorTest, one an alternative */
} SelectorTest;

typedef struct {
    GArray *tests;      /* SelectorTest */
    const char *pseudo; /* of the pseudo-element, lower case, without colons; NULL */
    guint specificity;  /* ids, classes, elements in ten bits each */
} Selector;

/* The selectors of a list; the rule is void (NULL) when one of them is not CSS or not known,
 * which is told to `faults`. Selector *; the tokens must outlive them. */
GPtrArray *selector_list_parse(StyleCursor cursor, StyleFaults *faults);
