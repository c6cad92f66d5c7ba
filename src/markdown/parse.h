/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only door to the Markdown library, md4c. Its callbacks point into the text, which is
 * how every node comes to know its place. */
#pragma once

#include "markdown/markdown.h"
#include "markdown/mask.h"
#include "markdown/passage.h"

/* What the parser takes a byte for. */
enum {
    SURVEY_MARK, /* a mark, an address, white space between blocks */
    SURVEY_TEXT,
    SURVEY_LINK, /* text of a link or image */
    SURVEY_CODE,
    SURVEY_HTML
};

/* A SURVEY_ value for each byte of `text`; the caller owns it. */
guint8 *parse_survey(const char *text, gsize length, const MarkdownOptions *options);

/* Parses `passage` as covered by `mask` into tokens (Token); the caller owns them. */
GArray *parse_tokens(Passage *passage, Mask *mask, const MarkdownOptions *options,
                     GPtrArray *holes, Diag *diag);
