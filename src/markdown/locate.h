/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where nodes begin. The Markdown parser tells the bytes of text but not of the marks round
 * it, so the marks are read again here, in the gap between the text before and the text
 * after: one pass over the passage in all, never back. */
#pragma once

#include <stdbool.h>

#include "doc/node.h"
#include "markdown/passage.h"

typedef struct Locator Locator;

/* For `text`, which is as long as the text of `passage`; both must outlive it. */
Locator *locator_new(Passage *passage, const char *text);
void locator_free(Locator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Locator, locator_free)

/* A block begins; its place is set when its first mark or text is seen. */
void locator_open_block(Locator *self, DocNode *node, bool is_indented_code);
/* A block ends. True for a fenced code block, or any other block, that ended as it should;
 * false for one whose closing fence is missing. */
bool locator_close_block(Locator *self, const DocNode *node);

/* A table begins, a row of it (0 is the head), a cell of the row: sets their places. */
void locator_open_table(Locator *self, DocNode *node);
void locator_open_row(Locator *self, DocNode *node, int row);
void locator_open_cell(Locator *self, DocNode *node);

/* The span `node` begins: sets its place. An image is found by its "![". */
void locator_open_span(Locator *self, DocNode *node);
/* The span `node` ends, with the address of a link behind it. */
void locator_close_span(Locator *self, const DocNode *node);

/* Text at [offset, offset + length) is told: gives its place. */
DiagPlace locator_text(Locator *self, gsize offset, gsize length);
/* A line of text or code ends. */
void locator_end_line(Locator *self);
/* The place reached so far. */
DiagPlace locator_here(Locator *self);
