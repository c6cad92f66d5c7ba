/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book/formula.h"

#include "doc/walk.h"

void
book_formulas_tell(const DocNode *doc, Diag *diag)
{
    const DocNode *first = NULL;
    guint count = 0;
    for (const DocNode *node = doc; node != NULL;
         node = doc_walk_next(node, doc, false)) {
        if (node->kind != DOC_MATH && node->kind != DOC_MATH_BLOCK)
            continue;
        first = first != NULL ? first : node;
        count++;
    }
    if (first != NULL)
        diag_add(diag, DIAG_NOTE, first->place, "formula-source",
                 "the post has %u formula%s; the book shows their TeX source", count,
                 count == 1 ? "" : "s");
}
