/* SPDX-License-Identifier: GPL-3.0-or-later */
/* {% tag words %}, {{ expression }} and {# comment #}, as Nunjucks (Hexo), Liquid (Jekyll)
 * and Tera (Zola) share them, and Hugo's {{< tag >}} and {{% tag %}}: where they stand in a
 * post, outside its code, and which begins what the other ends. One pass; the time does not
 * depend on what is left unclosed. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum {
    BRACE_TAG,
    BRACE_EXPRESSION,
    BRACE_COMMENT,
    BRACE_ESCAPED /* how Hugo and Zola show a tag: between marks of a comment */
} BraceKind;

typedef struct {
    BraceKind kind;
    gsize start, end;             /* with the braces */
    gsize inner_start, inner_end; /* what stands between them, trimmed */
    char *name; /* BRACE_TAG: its first word, "end" before it for Hugo's "/"; else NULL */
    gsize arguments_start; /* BRACE_TAG: behind the name */
    bool is_in_code;       /* within a fence or a code span */
    int match;             /* of an opening tag: index of its end; else -1 */
} Brace;

/* Reads the brace that begins at `at` of `text` and ends before `end`; false when none does.
 * A reader looks at no more than the brace: what it looks at in vain it must not look at
 * again from a later start, so that time stays linear. The caller owns `brace->name`. */
typedef bool (*BraceReader)(const char *text, gsize at, gsize end, Brace *brace);

/* How an engine writes braces. */
typedef struct {
    BraceReader read;
    const char *starts; /* the characters that may begin one */
    /* Tags whose body is no template: nothing in it is a tag. NULL-terminated. */
    const char *const *literal;
    /* Those of them that may stand without an end: another of the name ends the search for
     * it. NULL when there is none. */
    const char *const *lone;
    bool reads_code;    /* Liquid runs before Markdown, so it reads tags in code too */
    bool has_bare_end;  /* Tera ends every tag by {% end %} */
    bool has_calls;     /* Tera writes arguments in parentheses, with commas */
    bool strips_indent; /* Hexo: a body loses the blanks that all its lines share */
    const char *quotes; /* the characters that group words */
} BraceRules;

/* Every brace in the bytes [start, end) of `text`, in order: Brace. In code only what
 * `rules` reads there, but always {% raw %} and its end, and BRACE_ESCAPED. The caller owns
 * it. */
GArray *brace_scan(const char *text, gsize start, gsize end, const BraceRules *rules);

/* The words of `length` bytes at `text`: split at white space, `quotes` group and vanish, a
 * backslash in quotes takes the next character (Hexo's lib/extend/tag). char *. */
GPtrArray *brace_words(const char *text, gsize length, const char *quotes);
