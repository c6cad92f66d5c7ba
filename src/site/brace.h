/* SPDX-License-Identifier: GPL-3.0-or-later */
/* {% tag words %}, {{ expression }} and {# comment #}, as Nunjucks (Hexo) and Liquid
 * (Jekyll) share them: where they stand in a post, outside its code, and which begins what
 * the other ends. One pass; the time does not depend on what is left unclosed. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* How an engine reads braces. */
typedef struct {
    /* Tags whose body is no template: nothing in it is a tag. NULL-terminated. */
    const char *const *literal;
    /* Liquid runs before Markdown, so it reads tags in code too. */
    bool reads_code;
    /* NexT's tabs are comments: <!-- tab NAME --> ... <!-- endtab -->. */
    bool reads_comments;
} BraceRules;

typedef enum { BRACE_TAG, BRACE_EXPRESSION, BRACE_COMMENT } BraceKind;

typedef struct {
    BraceKind kind;
    gsize start, end;             /* with the braces */
    gsize inner_start, inner_end; /* what stands between them, trimmed */
    char *name;                   /* BRACE_TAG: its first word; else NULL */
    bool is_in_code;              /* within a fence or a code span */
    int match;                    /* of an opening tag: index of its end; else -1 */
} Brace;

/* Every brace in the bytes [start, end) of `text`, in order: Brace. In code only what
 * `rules` reads there, but always {% raw %} and its end. The caller owns it. */
GArray *brace_scan(const char *text, gsize start, gsize end, const BraceRules *rules);

/* The words of `length` bytes at `text` as Hexo's tags get them: split at white space,
 * quotes group and vanish, a backslash in quotes takes the next character. char *. */
GPtrArray *brace_words(const char *text, gsize length);
