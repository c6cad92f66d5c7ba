/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokens of a sheet, by CSS Syntax 3 §4: any text gives tokens, nothing is refused.
 *
 * Invariants: the tokens cover the text without gap, comments left out; the last is
 * TOKEN_END; an opening bracket or function knows how far its closing bracket lies (the
 * end when it is never closed), so no later stage looks for brackets again.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/source.h"
#include "style/fault.h"

typedef enum {
    TOKEN_IDENT,
    TOKEN_FUNCTION, /* name and "(" */
    TOKEN_AT,       /* @name */
    TOKEN_HASH,     /* #name */
    TOKEN_STRING,
    TOKEN_URL, /* url(unquoted) */
    TOKEN_BAD, /* a string or url() that CSS calls bad */
    TOKEN_NUMBER,
    TOKEN_PERCENTAGE,
    TOKEN_DIMENSION,
    TOKEN_DELIM, /* any other character */
    TOKEN_SPACE,
    TOKEN_COMMENT_MARK, /* <!-- or --> */
    TOKEN_COLON,
    TOKEN_SEMICOLON,
    TOKEN_COMMA,
    TOKEN_OPEN_SQUARE,
    TOKEN_CLOSE_SQUARE,
    TOKEN_OPEN_ROUND,
    TOKEN_CLOSE_ROUND,
    TOKEN_OPEN_CURLY,
    TOKEN_CLOSE_CURLY,
    TOKEN_END
} StyleTokenKind;

typedef struct {
    StyleTokenKind kind;
    bool is_integer;  /* NUMBER, DIMENSION */
    bool is_name;     /* HASH: could be an id */
    gunichar delim;   /* DELIM */
    double number;    /* NUMBER, PERCENTAGE, DIMENSION */
    const char *text; /* between the marks, escapes resolved; DIMENSION: the unit */
    guint start, end; /* bytes of the source */
    guint to_closing; /* tokens from an opening one to its closing one, else 0 */
} StyleToken;

typedef struct {
    GArray *array;         /* StyleToken */
    GStringChunk *strings; /* their texts */
} StyleTokens;

/* The tokens of `source`, which must be shorter than 4 GiB. Faults are told to `faults`. */
StyleTokens *style_tokens_new(const Source *source, StyleFaults *faults);
void style_tokens_free(StyleTokens *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StyleTokens, style_tokens_free)
