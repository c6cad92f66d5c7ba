/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking a tree in document order without recursion, and reading text out of it. */
#pragma once

#include "doc/node.h"

/* The node after `self` in document order within `root`; NULL at the end. With `skip`
 * the children of `self` are passed over. */
DocNode *doc_walk_next(const DocNode *self, const DocNode *root, bool skip);

/* The text a reader sees below `self`, as one line: alt texts are left out, formulas are as
 * they read, line ends and runs of white space are one space. The caller owns it. */
char *doc_plain(const DocNode *self);

/* The visible characters below `self` in order, as the source has them: text, code and
 * math as they are, a line end between blocks. The caller owns it. */
char *doc_visible(const DocNode *self);
