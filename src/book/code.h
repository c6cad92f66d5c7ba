/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code as a book prints it. */
#pragma once

#include "doc/node.h"

/* Takes the white space off the end of every line of every DOC_CODE_BLOCK below `doc`, and the
 * empty lines off its end: nobody sees it, and readers that wrap code let it hang over the
 * edge. */
void book_code_settle(DocNode *doc);

/* True when line `number` (from 1) of the DOC_CODE_BLOCK `node` is one that the post marks:
 * "1,4-7". */
bool book_code_is_marked(const DocNode *node, int number);
