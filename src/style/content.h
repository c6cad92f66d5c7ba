/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that make text: content, string-set, counters and quotes, by Generated Content 3
 * and GCPM 3. Each takes the whole of its cursor and gives NULL when it is not understood.
 */
#pragma once

#include "style/cursor.h"
#include "style/style.h"

/* StyleContent *; empty for "none". The caller owns it. */
GPtrArray *style_content_parse(StyleCursor cursor);
/* StyleStringSet *; empty for "none". The caller owns it. */
GPtrArray *style_string_set_parse(StyleCursor cursor);
/* StyleCounter *, with `value` where none is written; empty for "none". */
GPtrArray *style_counters_parse(StyleCursor cursor, int value);
/* Pairs of strings, NULL-terminated; empty for "none". The caller owns it. */
char **style_quotes_parse(StyleCursor cursor);
