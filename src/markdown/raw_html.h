/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where raw HTML begins and ends by lines in kramdown and Python-Markdown. CommonMark takes
 * any tag alone in its line for the beginning, up to the next blank line; there a tag that
 * stands within text (<br>, <img>) begins none, and an element ends where it is closed. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum {
    RAW_HTML_OUT,
    RAW_HTML_WITHIN, /* an element */
    RAW_HTML_TEXT    /* Markdown, although CommonMark sees raw HTML */
} RawHtmlState;

/* All zero before the first line. */
typedef struct {
    RawHtmlState state;
    char name[16]; /* of the element */
    int depth;     /* how many of that name are open */
} RawHtml;

/* Reads the next `line`, which CommonMark takes for HTML. True when text begins there with a
 * tag that would begin raw HTML; `may_begin`: no paragraph is open before it. */
bool raw_html_read(RawHtml *self, const char *line, gsize length, bool may_begin);

/* Has the line that was read closed the element? */
bool raw_html_has_ended(const RawHtml *self);

/* Does `line` begin with a tag that begins raw HTML there? */
bool raw_html_begins_block(const char *line, gsize length);

/* Is `line` nothing but "<br>"? */
bool raw_html_is_break(const char *line, gsize length);
