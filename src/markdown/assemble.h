/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens become a tree that keeps the invariants of doc/node.h whatever HTML brings: inlines
 * in a block of blocks get a paragraph, a block within a paragraph splits it, an item
 * without a list gets one, nesting ends at LIMIT_NESTING. */
#pragma once

#include "markdown/token.h"

/* Appends the tree of `tokens`, which hold no raw tags any more, to `root`, a block that
 * holds blocks. Takes the nodes of the tokens. */
void assemble(GArray *tokens, DocNode *root, Diag *diag);
