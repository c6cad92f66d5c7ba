/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Definition lists: "term", line end, ": what it means" (Hexo's descriptionLists, kramdown,
 * PHP Markdown Extra). */
#pragma once

#include "doc/node.h"

/* Turns the paragraphs below `root` that are such lists into DOC_DEFINITIONS, and the lists
 * that begin in one of `lines`, which prepare_passage() made of definitions. */
void definition_make(DocNode *root, GHashTable *lines);
