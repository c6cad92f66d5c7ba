/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/token.h"

#include <glib.h>
#include <string.h>

bool
pdf_is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool
pdf_is_regular(char c)
{
    return !pdf_is_blank(c) && memchr("()<>[]{}/%", c, 10) == NULL;
}

bool
pdf_is_pair(const char *p, const char *end, char c)
{
    return p + 1 < end && p[0] == c && p[1] == c;
}

const char *
pdf_literal_end(const char *p, const char *end)
{
    int depth = 0;
    for (; p < end; p++) {
        if (*p == '\\')
            p++;
        else if (*p == '(')
            depth++;
        else if (*p == ')' && --depth == 0)
            return p + 1;
    }
    return end;
}

const char *
pdf_hex_end(const char *p, const char *end)
{
    const char *close = memchr(p, '>', (gsize) (end - p));
    return close != NULL ? close + 1 : end;
}

const char *
pdf_comment_end(const char *p, const char *end)
{
    while (p < end && *p != '\n' && *p != '\r')
        p++;
    return p;
}

const char *
pdf_compound_end(const char *p, const char *end)
{
    int depth = 0;
    while (p < end) {
        if (*p == '(') {
            p = pdf_literal_end(p, end);
            continue;
        }
        if (*p == '%') {
            p = pdf_comment_end(p, end);
            continue;
        }
        bool is_dictionary = pdf_is_pair(p, end, '<') || pdf_is_pair(p, end, '>');
        if (*p == '<' && !is_dictionary) {
            p = pdf_hex_end(p, end);
            continue;
        }
        if (*p == '[' || *p == '<')
            depth++;
        else if (*p == ']' || *p == '>')
            depth--;
        p += is_dictionary ? 2 : 1;
        if (depth <= 0)
            return p;
    }
    return end;
}

const char *
pdf_regular_end(const char *p, const char *end)
{
    while (p < end && pdf_is_regular(*p))
        p++;
    return p;
}
