/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Definition lists: "term", line end, ": what it means" (Hexo's descriptionLists, kramdown,
 * PHP Markdown Extra). */
#pragma once

#include "doc/node.h"

/* Turns the paragraphs below `root` that are such lists into DOC_DEFINITIONS. */
void definition_make(DocNode *root);
