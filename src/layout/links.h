/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a book adds behind a link: the page it leads to, or, on paper, the number of the
 * footnote that gives its address. */
#pragma once

#include "layout/flow.h"

/* Adds to `paragraph` what follows the content of the DOC_LINK `link`. True when it depends
 * on page numbers. */
bool link_add_after(Flow *flow, TextParagraph *paragraph, const DocNode *link);

/* The label of the page that `target` ("#anchor") lies on, as far as it is known. Lent. */
const char *link_page_label(const LayoutTask *task, const char *target);
