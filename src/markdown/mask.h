/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Markdown parser must not look into. Islands (math, bare addresses, note marks)
 * are covered by harmless characters of the same length before it runs; where it tells them
 * as text, their node takes their place. */
#pragma once

#include "doc/node.h"
#include "markdown/passage.h"
#include "markdown/token.h"

typedef struct {
    gsize start, end;
    bool is_block;  /* stands on lines of its own */
    TokenKind kind; /* LEAF, START_TAG or END_TAG */
    DocNode *node;  /* owned until it is taken; goes behind a START_TAG; NULL: nothing */
    const Element *element;
    char **attributes;
} Island;

typedef struct {
    const char *text; /* of the passage: what is there */
    gsize length;
    char *seen;      /* as long: what the parser sees */
    guint8 *classes; /* SURVEY_ of each byte; owned; NULL before the survey */
    GArray *islands; /* Island, ascending once they are covered */
} Mask;

Mask *mask_new(const Passage *passage);
void mask_free(Mask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mask, mask_free)

/* Adds the island [start, end) for `node`, which it takes and which may be NULL. */
void mask_add(Mask *self, gsize start, gsize end, bool is_block, DocNode *node);

/* Adds an island that is a tag; takes `attributes` and `node` (either may be NULL). */
void mask_add_tag(Mask *self, gsize start, gsize end, TokenKind kind,
                  const Element *element, char **attributes, DocNode *node);

/* Sorts the islands, drops those that overlap an earlier one, covers the rest. */
void mask_cover(Mask *self);

/* True when the byte at `offset` is text, outside links when `outside_links`, and no
 * backslash takes its meaning away. */
bool mask_is_text(const Mask *self, gsize offset, bool outside_links);

/* The end of the line that `offset` is in, at its line feed. */
gsize mask_line_end(const Mask *self, gsize offset);
