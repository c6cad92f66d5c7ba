/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From sheets to computed styles: origin, specificity, order, inheritance. */
#pragma once

#include "base/diag.h"
#include "base/source.h"
#include "doc/node.h"
#include "style/style.h"

typedef struct StyleSheets
    StyleSheets; /* parsed sheets in cascade order, and computed styles */

StyleSheets *style_sheets_new(void);
void style_sheets_free(StyleSheets *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StyleSheets, style_sheets_free)

/* Lays `source` over what is there (default, theme, the user's: in this order). Takes
 * `source`. Faults are told at their line and skipped as CSS demands. */
void style_sheets_add(StyleSheets *self, Source *source, Diag *diag);

/* Declarations for a medium: "print" for the PDF, "epub" never matches here. */

/* The computed style of `node`; lent, valid as long as `self`. Styles are shared between
 * nodes that match alike. Safe to call from several threads only with a StyleResolver each. */
typedef struct StyleResolver StyleResolver;
StyleResolver *style_resolver_new(const StyleSheets *sheets);
void style_resolver_free(StyleResolver *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StyleResolver, style_resolver_free)
const Style *style_of(StyleResolver *self, const DocNode *node);
/* `pseudo`: "before", "after", "marker", "first-line", "footnote-call", "footnote-marker".
 * NULL when no rule gives it content. */
const Style *style_of_pseudo(StyleResolver *self, const DocNode *node,
                             const char *pseudo);

/* The page for the named page `name` (NULL = unnamed) and position; lent. */
const StylePage *style_page(StyleResolver *self, const char *name, bool is_left,
                            bool is_first, bool is_blank);

/* The font files that @font-face rules name: char * family, char * path pairs in order. */
GPtrArray *style_font_faces(const StyleSheets *self);

/* The sheet that an EPUB ships: @media print blocks, @page, print-only and ours removed or
 * replaced (-ebook-word-break -> word-break), S1-S6 of EPUB.md kept. The caller owns it. */
char *style_epub_sheet(const StyleSheets *self);

/* Adds every character that the sheets' `content` strings and list marks can print to the set
 * `characters` (gunichar as GUINT_TO_POINTER). */
void style_sheets_add_characters(const StyleSheets *self, GHashTable *characters);

/* The computed style in words, one property a line, for --dump=style. */
void style_dump(const Style *style, GString *out);
