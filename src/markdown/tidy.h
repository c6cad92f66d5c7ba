/* SPDX-License-Identifier: GPL-3.0-or-later */
/* White space at the edges of blocks, texts side by side, blocks that came to hold nothing:
 * what is left over when tokens have become a tree. */
#pragma once

#include "doc/node.h"

/* True for a text of spaces and for a line end. */
bool tidy_is_space(const DocNode *node);

/* Takes spaces and line ends off the end of `block`. */
void tidy_trim(DocNode *block);

/* Joins texts that stand side by side, frees empty texts, paragraphs, lists and tables and
 * boxes and spans that say nothing; puts captions of tables before their rows. Linear. */
void tidy_tree(DocNode *root);

/* Frees headings and block quotes without content, which a book would show as a gap. */
void tidy_drop_empty(DocNode *root);

/* Takes characters that XML cannot hold out of addresses, titles and alternative texts. */
void tidy_clean_strings(DocNode *root);
