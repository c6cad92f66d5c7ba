/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas: the TeX of posts as drawings that stand in the text, each once in the book. */
#pragma once

#include "book/asset.h"

/* Draws every DOC_MATH and DOC_MATH_BLOCK of `doc`, one post: `as.math` is set. What cannot
 * be set stays as its TeX source, told as [formula-unknown] or [formula-broken], and without
 * a font (NULL) all of them, told once as [formula-source]. */
void book_formulas_settle(const Book *book, BookAssetIndex *assets, DocNode *doc,
                          MathFont *font, Diag *diag);
