/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a post without its template tags: where one stood there is a hole
 * (markdown/markdown.h), or the text that it stands for. No line moves. */
#pragma once

#include "doc/node.h"
#include "markdown/markdown.h"
#include "site/tag.h"

/* Parses the bytes [start, end) of the context's source as the engine shows them, its
 * template tags made nodes. The caller owns the DOC_DOCUMENT. */
DocNode *tag_text_parse(const SiteTagContext *context, const MarkdownOptions *options,
                        gsize start, gsize end);
