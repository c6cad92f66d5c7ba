/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a template tag looks like in a book: SiteTag -> DocNode. */
#pragma once

#include "doc/node.h"
#include "markdown/markdown.h"
#include "site/tag.h"

/* The node of `tag`, without the body of those whose body is Markdown; the caller owns it.
 * NULL for tags that are text or show nothing. `indent` is how far the tag stands from the
 * margin: a literal body loses as much. Titles are read by `options`. */
DocNode *post_tag_node_new(const SiteTagContext *context, const SiteTag *tag,
                           const MarkdownOptions *options, gsize indent);

/* Puts `body` (its children, taken) into the node of a tag whose body is Markdown, before
 * what post_tag_node_new put last (the attribution of a quote). */
void post_tag_node_fill(DocNode *node, DocNode *body);

/* How many blanks the body of `tag` loses at the start of each line, when the tag stands
 * `indent` from the margin. */
gsize post_tag_node_body_indent(const SiteTagContext *context, const SiteTag *tag,
                                gsize indent);

/* The lines of `length` bytes of `text` without up to `indent` blanks at the start of each. */
char *post_tag_node_dedent(const char *text, gsize length, gsize indent);
