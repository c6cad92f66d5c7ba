/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Markdown parser must not look into. Islands (math, bare addresses, note marks,
 * holes) are covered by harmless characters of the same length before it runs; where it
 * tells them as text, their node takes their place. */
#pragma once

#include "doc/node.h"
#include "markdown/passage.h"
#include "markdown/token.h"

typedef struct {
    gsize start, end;
    TokenKind kind; /* OPEN, CLOSE, LEAF, START_TAG, END_TAG */
    DocNode *node;  /* owned until it is taken; NULL: the island vanishes */
    const Element *element;
} Island;

typedef struct {
    char *text;      /* as long as the passage; what the parser sees */
    GArray *islands; /* Island, ascending, none overlapping */
} Mask;

Mask *mask_new(const Passage *passage);
void mask_free(Mask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mask, mask_free)
