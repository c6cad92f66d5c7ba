/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Excerpts: so much of a post's text as a question needs, every other line blank, so that no
 * line moves. A blog has thousands of posts, and few of their lines name another one. */
#pragma once

#include <glib.h>

#include "base/source.h"

/* The text of `source` from `start` on with only headings, what may link to posts of the
 * site whose address is `site_url` (NULL: not known), and what stands beside it; what comes
 * before `start` is as it was. NULL when nothing links to a post. The caller owns it. */
char *excerpt_of_links(const Source *source, gsize start, const char *site_url);

/* The same with only the first heading of level 1; NULL when there is none. */
char *excerpt_of_heading(const Source *source, gsize start);

/* Some of the words from `start` on, without code, tags and addresses: what language it is
 * may be told by them. The caller owns it. */
char *excerpt_of_words(const Source *source, gsize start);
