/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/raw_html.h"

#include <string.h>

/* The name of the tag that begins `line`, in lower case; "" when none does. */
static void
read_name(const char *line, gsize length, char name[16])
{
    gsize p = 0, n = 0;
    while (p < length && line[p] == ' ')
        p++;
    if (p < length && line[p] == '<')
        p += 1 + (p + 1 < length && line[p + 1] == '/');
    else
        p = length;
    bool is_comment = p < length && line[p] == '!';
    if (is_comment)
        name[n++] = '!';
    for (; !is_comment && p < length && n < 15 && g_ascii_isalnum(line[p]); p++)
        name[n++] = g_ascii_tolower(line[p]);
    name[n] = '\0';
}

/* kramdown's HTML_SPAN_ELEMENTS */
static bool
is_inline_name(const char *name)
{
    static const char *const names[] = {
        "a",     "abbr", "b",      "big", "br",  "cite", "code", "del", "dfn",
        "em",    "i",    "img",    "ins", "kbd", "mark", "q",    "s",   "samp",
        "small", "span", "strong", "sub", "sup", "tt",   "u",    "var", NULL};
    return g_strv_contains(names, name);
}

/* How many elements of that name `line` opens, less those that it closes. */
static int
count(const char *line, gsize length, const char *name)
{
    static const char *const empty[] = {"hr",   "input", "source", "embed",
                                        "meta", "link",  NULL};
    gsize size = strlen(name);
    int depth = 0;
    if (*name == '!')
        return g_strstr_len(line, (gssize) length, "-->") != NULL ? 0 : 1;
    if (g_strv_contains(empty, name))
        return 0;
    for (gsize p = 0; p + size < length; p++) {
        if (line[p] != '<')
            continue;
        bool is_end = line[p + 1] == '/';
        gsize start = p + 1 + is_end;
        if (start + size <= length &&
            g_ascii_strncasecmp(line + start, name, size) == 0 &&
            !g_ascii_isalnum(line[start + size]))
            depth += is_end ? -1 : 1;
    }
    return depth;
}

bool
raw_html_read(RawHtml *self, const char *line, gsize length, bool may_begin)
{
    if (self->state == RAW_HTML_OUT && !may_begin)
        return false;
    bool is_fresh = self->state != RAW_HTML_WITHIN || self->depth <= 0;
    bool is_first = self->state == RAW_HTML_OUT || self->state == RAW_HTML_WITHIN;
    if (!is_fresh) {
        self->depth += *self->name == '!' ? count(line, length, "!") - 1
                                          : count(line, length, self->name);
        return false;
    }
    read_name(line, length, self->name);
    if (*self->name == '\0' || is_inline_name(self->name)) {
        self->state = RAW_HTML_TEXT;
        bool is_break = raw_html_is_break(line, length);
        return *self->name != '\0' && (is_first || is_break);
    }
    self->state = RAW_HTML_WITHIN;
    self->depth = count(line, length, self->name);
    return false;
}

bool
raw_html_has_ended(const RawHtml *self)
{
    return self->state == RAW_HTML_WITHIN && self->depth <= 0;
}

bool
raw_html_begins_block(const char *line, gsize length)
{
    char name[16];
    read_name(line, length, name);
    return *name != '\0' && !is_inline_name(name);
}

bool
raw_html_is_break(const char *line, gsize length)
{
    g_autofree char *text = g_strndup(line, MIN(length, 32));
    g_autofree char *bare = g_strstrip(g_ascii_strdown(text, -1));
    return strcmp(bare, "<br>") == 0 || strcmp(bare, "<br/>") == 0 ||
           strcmp(bare, "<br />") == 0 || strcmp(bare, "</br>") == 0;
}
