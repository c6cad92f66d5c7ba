/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Permalinks: patterns such as "/:year/:month/:title/" filled in, and slugs. */
#pragma once

#include <glib.h>

/* The value of the token `name` (":year" without the colon); NULL when there is no such
 * token. The caller owns it. */
typedef char *(*PermalinkToken)(const char *name, gpointer data);

/* `pattern` with each ":token" replaced; a token that `token` does not know stays as it is
 * written. A token is letters, digits and "_" and does not end in "_" (hexo-util). The
 * caller owns the result. */
char *permalink_expand(const char *pattern, PermalinkToken token, gpointer data);

/* `text` as hexo-util's slugize makes it: controls removed, runs of blanks and ASCII
 * punctuation become "-", Latin letters lose their marks, other scripts stay. */
char *permalink_slugize(const char *text);

/* `path` as an address: one "/" at the start, none doubled, percent escapes decoded, NFC. */
char *permalink_tidy(const char *path);
