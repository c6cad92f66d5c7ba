/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks like [TOC], where a site puts the contents of the post, with the heading above them:
 * a book has contents of its own. */
#pragma once

#include "doc/node.h"

/* Frees `mark`, where the contents would be, the heading above that names them, and with it
 * the rule below. */
void contents_mark_free(DocNode *mark);

/* Frees such marks, and the headings and boxes named "Table of contents" or "목차" that hold
 * nothing else. */
void contents_marks_drop(DocNode *root);
