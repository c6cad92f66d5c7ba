/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas in XHTML: drawings as large as the text about them, or MathML. */
#pragma once

#include "epub/writer.h"

/* Writes the DOC_MATH or DOC_MATH_BLOCK `node`, which has its drawing. */
void formula_write(Writer *self, const DocNode *node);

/* How many bytes at the start of the DOC_TEXT `text` belong to the word that a formula
 * before it begins. An element is open for them: the caller writes them and closes it. */
gsize formula_particle(const DocNode *text);
