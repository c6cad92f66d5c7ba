/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Generated content: what the sheet's `content` puts before and after (GCPM 3). */
#pragma once

#include "layout/flow.h"

/* Adds the content of `pseudo` ("before", "after") of `node`, if the sheet gives any. True
 * when it depends on page numbers. `*is_found` tells whether there was any. */
bool content_add(Flow *flow, TextParagraph *paragraph, const DocNode *node,
                 const char *pseudo, bool *is_found);

/* `number` in a counter style, as lists and folios have it. The caller owns it. */
char *content_number(int number, StyleListKind kind);
