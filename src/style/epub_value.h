/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One declaration as an EPUB may say it.
 *
 * A reader chooses size, colours and page: so lengths of text become em, measures across
 * the page become percentages of the measure, and what needs a page of ours goes.
 */
#pragma once

#include "style/sheet.h"

/* What a declaration's rule is for; lengths in points. */
typedef struct {
    double body_size, body_leading; /* of the printed page's body */
    double measure;                 /* its width of text */
    double font_size;               /* of the elements that the rule is for */
    bool is_base;        /* html, body, p or all: what readers set themselves */
    bool is_unbreakable; /* pre, code, table: may be longer than a page, and wider */
    bool is_korean;
    GHashTable *generics; /* what stands before a generic family; NULL: nothing */
    const Source *source;
    StyleFaults *faults;
} EpubRule;

/* Appends "name: value" with "; " behind it to `out`; nothing when the EPUB does without,
 * which is told to the rule's faults unless it is for print alone. */
void epub_declaration_write(const EpubRule *rule, const SheetDeclaration *declaration,
                            GString *out);

/* The font size in points that `declaration` ("font-size" or "font") asks for; 0 when it
 * asks for none. */
double epub_declaration_font_size(const EpubRule *rule,
                                  const SheetDeclaration *declaration);
