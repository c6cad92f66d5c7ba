/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wiki links: "[[name]]", "[[name#heading]]", "[[name|words]]" and "[[name]]{words}", by
 * which notes name each other. Only what names a post is a link: "[[nodiscard]]" is text. */
#pragma once

#include "series/catalogue.h"

/* Makes links of the wiki links in the text of `from` that lead to posts of `catalogue`. Where
 * the site says that all of them are links, the others become words, told to `diag` (may be
 * NULL) as [dead-link]. */
void wiki_links_turn(DocNode *doc, const Catalogue *catalogue, const Post *from,
                     Diag *diag);
