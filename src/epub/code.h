/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code blocks: each line in a box of its own, so that what wraps on a narrow page hangs below
 * the place where its line began.
 */
#pragma once

#include "epub/writer.h"

/* The language of the code in `node` (DOC_CODE, DOC_CODE_BLOCK): English to a voice that
 * reads it, unless Hangul or the like is in it. NULL: that of the text around it. */
const char *code_language(const Writer *self, const DocNode *node);

/* Opens the two elements of a code block, with its title before them, and ends the inner. */
void code_open(Writer *self, const DocNode *node);
/* The same for one that began in the file before and goes on with its child `first`. */
void code_open_again(Writer *self, const DocNode *node, const DocNode *first);
void code_finish(Writer *self);

/* `length` bytes of the code that the pen is in, in the colour of `owner`: the block, or text
 * in a span of it. */
void code_text(Writer *self, const DocNode *owner, const char *text, gsize length);
