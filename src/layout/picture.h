/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures: how large they stand, alone, in groups of like height, or in a line of text.
 * Never larger than leaves 150 pixels an inch, nor than the measure, nor than a page. */
#pragma once

#include "layout/flow.h"

/* True when `node`, a paragraph or a link, holds pictures and nothing else that shows. */
bool picture_is_alone(const DocNode *node);
/* True when one of the pictures below `node` is large enough to stand as a figure. */
bool picture_is_large(Flow *flow, const DocNode *node);

/* The pictures of the DOC_FIGURE or DOC_PARAGRAPH `node`, with its caption. */
void picture_set(Flow *flow, const DocNode *node, const Style *style);

/* For paragraphs: adds the DOC_IMAGE `node` as an object; a large one on a line of its own. */
void picture_add_inline(Flow *flow, TextParagraph *paragraph, const DocNode *node);
/* A line that is one large picture becomes a figure; false when `line` is none such. */
bool picture_set_line(Flow *flow, const TextLine *line, PageElement *element);
/* Draws the object that `fragment` is. */
void picture_add_object(Flow *flow, const TextFragment *fragment, PageElement *element,
                        int x, int baseline);

/* The width that the pictures below `node` can take, for table columns. */
int picture_width(Flow *flow, const DocNode *node);
