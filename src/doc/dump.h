/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Doc as stable text, one node a line, for people and for golden tests. */
#pragma once

#include "doc/node.h"

/* Appends the tree to `out`: two spaces a level, `kind 3:7 key=value "text"`, line and
 * column first, attributes in a fixed order, strings escaped as in C. */
void doc_dump(const DocNode *self, GString *out);
