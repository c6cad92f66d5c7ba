/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an EPUB does without: what is for print, and what reading systems fail on. */
#pragma once

#include "style/sheet.h"

/* True when only print understands it: left out without a word. */
bool epub_is_for_print(const SheetDeclaration *declaration);

/* Why the EPUB does without `declaration`, to be read after "left out: "; NULL when it does
 * not. Lent, static. */
const char *epub_reason_against(const SheetDeclaration *declaration);
