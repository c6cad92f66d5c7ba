/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Raw HTML of posts into Doc nodes: tolerant as browsers are, well-formed after. The only
 * door to libxml2's HTML parser. Elements outside the allow-list lose their tags, never
 * their text; unknown names (<none>, <pod>) are text; script and style are dropped and told.
 *
 * A blog engine hands the browser one HTML text, and tag soup is resolved there. So it is
 * here: Markdown and raw tags go to the HTML parser together (skeleton.h), and
 * "<details>", Markdown, "</details>" nest as the author sees them on the blog. */
#pragma once

#include "base/diag.h"
#include "base/source.h"
#include "doc/node.h"

/* Parses `length` bytes of `html` that begin at `place` as flow content, appends what it
 * means to `parent`. */
void html_parse(const char *html, gsize length, DiagPlace place, DocNode *parent,
                Diag *diag);

/* `tokens` (markdown/token.h) with every raw tag made a node or nothing, well nested; takes
 * `tokens`, the caller owns the result. */
GArray *html_resolve(GArray *tokens, Diag *diag);

/* Sets libxml2 up; once, before several threads parse. */
void html_prepare(void);
