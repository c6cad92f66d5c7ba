/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet as rules and declarations, by CSS Syntax 3 §5: what is written, not yet what it
 * means. Both outputs start here: the PDF compiles the rules (sheets.h), the EPUB writes
 * them out again (epub_sheet.h).
 */
#pragma once

#include "style/cursor.h"

/* The media that a rule is for, as bits: what all @media blocks around it let through. */
typedef enum {
    STYLE_MEDIUM_NONE = 0,
    STYLE_MEDIUM_COLOUR_PRINT = 1, /* the PDF for screens and for presses with inks */
    STYLE_MEDIUM_BLACK_PRINT = 2,  /* for a press that has black alone */
    STYLE_MEDIUM_EPUB = 4,         /* "epub" and "screen" */
    STYLE_MEDIUM_PRINT = STYLE_MEDIUM_COLOUR_PRINT | STYLE_MEDIUM_BLACK_PRINT,
    STYLE_MEDIUM_COLOUR = STYLE_MEDIUM_COLOUR_PRINT | STYLE_MEDIUM_EPUB,
    STYLE_MEDIUM_ALL = STYLE_MEDIUM_PRINT | STYLE_MEDIUM_EPUB
} StyleMedium;

typedef enum {
    SHEET_RULE_STYLE,
    SHEET_RULE_PAGE,
    SHEET_RULE_AREA, /* inside @page: a margin box or @footnote, named `name` */
    SHEET_RULE_FONT_FACE
} SheetRuleKind;

typedef struct {
    const char *name;  /* lower case, but for custom properties */
    StyleCursor value; /* without "!important" */
    bool is_important;
    gsize offset; /* of the name, bytes of the source */
} SheetDeclaration;

typedef struct {
    SheetRuleKind kind;
    StyleMedium medium;
    const char *name;     /* of an area, lower case */
    StyleCursor prelude;  /* the selectors */
    GArray *declarations; /* SheetDeclaration */
    GPtrArray *areas;     /* SheetRule *, of a page rule; else NULL */
} SheetRule;

typedef struct {
    Source *source;
    StyleTokens *tokens;
    GPtrArray *rules; /* SheetRule *, in order, @media opened */
} Sheet;

/* Parses `source`, which it takes. Never fails: what is not CSS is told and skipped. */
Sheet *sheet_parse(Source *source, StyleFaults *faults);
void sheet_free(Sheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sheet, sheet_free)
