/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet that an EPUB ships: what the sheets say, less what only print understands, in
 * the CSS that reading systems old and new take.
 */
#pragma once

#include "style/sheets.h"

/* @media print, @page, @font-face (the EPUB writes its own, for the subsets it embeds) and
 * print-only properties are left out; -ebook-word-break becomes word-break; lengths rest on
 * the reader's own size. What breaks S1-S6 is left out or mended. The caller owns it. */
char *style_epub_sheet(const StyleSheets *self);

/* The same, each generic family with the families before it that `generics` (char * -> char **)
 * has for its name: those that the EPUB may embed. */
char *style_epub_sheet_with_fonts(const StyleSheets *self, GHashTable *generics);

/* Tells what style_epub_sheet() leaves out or changes because a reading system would choke
 * on it, not because it is for print: notes [css-epub]. */
void style_epub_tell(const StyleSheets *self, Diag *diag);
