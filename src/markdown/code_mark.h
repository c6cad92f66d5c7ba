/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments in code that speak to the site and not to the reader: "// highlight-next-line",
 * "// [!code ++]" (gatsby-remark-prismjs, Docusaurus, Shiki and VitePress). */
#pragma once

#include "doc/node.h"

/* Takes such comments out of every block of code below `root` and does what they say: lines
 * are marked, left out, or get the "+" and "-" of a comparison. */
void code_marks_apply(DocNode *root);
