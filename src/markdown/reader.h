/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader hears what a Markdown parser finds, in the words of this house, and writes it
 * down as tokens with their places. parse.c, which knows the parser, speaks to it. */
#pragma once

#include "markdown/markdown.h"
#include "markdown/mask.h"
#include "markdown/passage.h"

typedef struct Reader Reader;

/* Reads `passage` as covered by `mask`; both must outlive it, `holes` too (may be NULL). */
Reader *reader_new(Passage *passage, Mask *mask, const MarkdownOptions *options,
                   GPtrArray *holes, Diag *diag);
void reader_free(Reader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reader, reader_free)

/* The tokens; the caller owns them. */
GArray *reader_take(Reader *self);

/* Blocks and spans, well nested. Takes `node`; its place is found. */
void reader_open_block(Reader *self, DocNode *node);
void reader_open_code(Reader *self, DocNode *node, bool is_indented);
void reader_open_row(Reader *self, DocNode *node, int row);
void reader_open_span(Reader *self, DocNode *node);
void reader_close(Reader *self);
void reader_open_html(Reader *self);
void reader_close_html(Reader *self);

/* Characters: `text` lies in the mask's text, or is the parser's own (white space). */
void reader_text(Reader *self, const char *text, gsize length);
void reader_reference(Reader *self, const char *text, gsize length);
void reader_code(Reader *self, const char *text, gsize length);
void reader_html(Reader *self, const char *text, gsize length);
void reader_break(Reader *self, bool is_hard);

/* The characters that the parser sees as `text`: those of the passage, if it lies there. */
const char *reader_original(const Reader *self, const char *text);
