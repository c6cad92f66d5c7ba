/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a section too large for one file is cut. */
#pragma once

#include "book/book.h"

/* The nodes before which `doc` is cut so that no piece takes much more than `max_bytes` of
 * XHTML: const DocNode *, in order, none when it is small enough. Headings of level 2 come
 * first, then of level 3, then any block that does not follow a heading; boxes, quotations,
 * lists, tables (between rows) and code (between runs) are entered only when they are large
 * themselves. `notes` (DOC_FOOTNOTE by number)
 * count where they are called, formulas as drawn in `book`. `*largest` receives the estimate
 * of the largest piece. The caller owns the array. */
GPtrArray *split_points(const Book *book, const DocNode *doc, const GPtrArray *notes,
                        gsize max_bytes, gsize *largest);
