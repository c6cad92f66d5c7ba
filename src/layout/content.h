/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Generated content: what the sheet's `content` puts before and after (GCPM 3). */
#pragma once

#include "layout/flow.h"

/* Adds the content of `pseudo` ("before", "after") of `node`, if the sheet gives any. True
 * when it depends on page numbers. `*is_found` tells whether there was any. */
bool content_add(Flow *flow, TextParagraph *paragraph, const DocNode *node,
                 const char *pseudo, bool *is_found);

/* What `pseudo` ("footnote-call", "footnote-marker") of `node` says for the note `number`:
 * the number alone when the sheet gives it no content. The caller owns it. */
char *content_note(Flow *flow, const DocNode *node, const char *pseudo, guint number);

/* The value that string-set gives a string by `content` (StyleContent *). The caller's. */
char *content_string(const DocNode *node, const GPtrArray *content);
