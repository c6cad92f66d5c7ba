/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks that Markdown itself has not and some engines read: ==marked==, ^^inserted^^,
 * H~2~O, x^2^ and ++ctrl+c++ (PyMdown Extensions, Goldmark's extras), ++inserted++
 * (markdown-it). */
#pragma once

#include "doc/node.h"
#include "markdown/markdown.h"

/* Turns those below `root` that `options` asks for into nodes. */
void typed_mark_make(DocNode *root, const MarkdownOptions *options);
