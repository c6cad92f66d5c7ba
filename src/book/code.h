/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code as a book prints it. */
#pragma once

#include "doc/node.h"

/* Takes the white space off the end of every line of every DOC_CODE_BLOCK below `doc`, and the
 * empty lines off its end: nobody sees it, and readers that wrap code let it hang over the
 * edge. */
void book_code_settle(DocNode *doc);

/* Of each of the `lines` first lines of the DOC_CODE_BLOCK `node` (none: false), whether the
 * post marks it: "1,4-7". Freed with g_free. */
bool *book_code_marked(const DocNode *node, guint lines);
