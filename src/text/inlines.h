/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From inline nodes to the text of a paragraph: each in its own computed style. */
#pragma once

#include "doc/node.h"

typedef struct TextParagraph TextParagraph;

/* Asked for each inline node that text alone cannot set (DOC_IMAGE, DOC_NOTE_REFERENCE,
 * DOC_MATH, and DOC_LINK after its content): may call text_paragraph_add_*. */
typedef void (*TextInlineHook)(TextParagraph *paragraph, const DocNode *node,
                               gpointer data);

/* The inline children of `parent`, with what ::before and ::after give them. Without
 * `hook` (NULL) such nodes are passed over. */
void text_paragraph_add_inlines(TextParagraph *self, const DocNode *parent,
                                TextInlineHook hook, gpointer data);
/* Only the children from `first` up to, not with, `end` (NULL: to the last). */
void text_paragraph_add_inline_run(TextParagraph *self, const DocNode *parent,
                                   const DocNode *first, const DocNode *end,
                                   TextInlineHook hook, gpointer data);
