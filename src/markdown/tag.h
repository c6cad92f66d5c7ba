/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the tags in raw HTML and what stands between them. Comments vanish; a tag whose name
 * HTML does not know is text. */
#pragma once

#include "markdown/passage.h"
#include "markdown/token.h"

typedef struct TagScanner TagScanner;

/* Appends to `tokens`; both must outlive it. */
TagScanner *tag_scanner_new(GArray *tokens, Diag *diag);
void tag_scanner_free(TagScanner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TagScanner, tag_scanner_free)

/* Scans `html`. A script or drawing that does not end in it goes on in the next call. */
void tag_scan(TagScanner *self, Passage *html);

/* The Markdown block ends: so does a script or drawing that is still open, which is told. */
void tag_scanner_end_block(TagScanner *self, DiagPlace place);
