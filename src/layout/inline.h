/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of text: paragraphs, headings, terms, captions as lines of the vertical list. */
#pragma once

#include "layout/flow.h"

/* The lines of the text block `node` in `style` at `width`, with what the sheet puts before
 * and after it. Kept by the flow's store; lent. */
const TextLines *inline_break(Flow *flow, const DocNode *node, const Style *style,
                              int width);
/* The narrowest and widest it can be. */
void inline_extents(Flow *flow, const DocNode *node, const Style *style, int *min_width,
                    int *max_width);

/* Adds the raised number of the note that `call` calls. */
void inline_add_call(Flow *flow, TextParagraph *paragraph, const DocNode *call);

typedef struct {
    const Style *style;   /* of the block */
    const DocNode *block; /* NULL: generated */
    PageElement *element; /* NULL: an artifact */
    bool goes_on;         /* more of the block follows the line */
} InlineOwner;

/* Puts `line` into the last box: its measure begins at `x`, its baseline lies at `y`. Marks
 * what it calls, links to and names. */
void inline_add_line(Flow *flow, const TextLine *line, const InlineOwner *owner, int x,
                     int y);

/* Draws the marker that waits beside the last box, if one does. */
void inline_add_marker(Flow *flow, const Style *style);

/* All lines of a block as boxes, broken over pages as its style allows. */
void inline_set(Flow *flow, const DocNode *node, const Style *style,
                PageElement *element);
/* The inline children of the block `parent` from `first` up to, not with, `end` as a
 * paragraph of their own in the style of `parent`: inlines that stand among blocks. */
void inline_set_run(Flow *flow, const DocNode *parent, const DocNode *first,
                    const DocNode *end);
/* A line of generated text in `style`, as wide as it is; kept by the flow's store. */
TextLines *inline_generate(Flow *flow, const char *text, const Style *style,
                           const DocNode *node, int width);
