/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas that the book has drawn: in a line of text, or displayed on their own. */
#pragma once

#include "layout/flow.h"

/* True when `node` is a formula that has its drawing. */
bool formula_is_drawn(const DocNode *node);

/* For paragraphs: adds the DOC_MATH `node` as an object on the baseline. */
void formula_add_inline(Flow *flow, TextParagraph *paragraph, const DocNode *node);
/* Draws the object that `fragment` is. */
void formula_add_object(Flow *flow, const TextFragment *fragment, PageElement *element,
                        int x, int baseline);

/* The DOC_MATH_BLOCK `node`, in the middle of the measure, its tags at the right edge. */
void formula_set(Flow *flow, const DocNode *node, const Style *style);
/* How wide that is, for table columns. */
int formula_width(const Flow *flow, const DocNode *node, const Style *style);
