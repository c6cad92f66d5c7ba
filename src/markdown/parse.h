/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only door to the Markdown library, md4c. Its callbacks point into the text, which is
 * how every node comes to know its place. */
#pragma once

#include "markdown/markdown.h"
#include "markdown/mask.h"
#include "markdown/passage.h"

/* Parses `passage` as covered by `mask` into tokens (Token); the caller owns them. */
GArray *parse_tokens(Passage *passage, Mask *mask, const MarkdownOptions *options,
                     GPtrArray *holes, Diag *diag);
