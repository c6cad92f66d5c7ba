/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that stand on a line of their own within a paragraph: figures between paragraphs. */
#pragma once

#include "doc/node.h"

/* Splits every DOC_PARAGRAPH below `doc` that has lines of nothing but pictures: those lines
 * become a DOC_FIGURE (a picture group when several follow each other), what stands before and
 * after them paragraphs. Run before line ends are settled. */
void book_figures_settle(DocNode *doc);
