/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TeX source as tokens, with the author's own commands replaced by what they mean.
 *
 * Work is bounded: so many tokens, so many bytes put in by macros. The first trouble ends
 * the reading, `error` says what it was, and all tokens after it are MATH_TOKEN_END.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "math/macro.h"

#define MATH_ERROR (math_error_quark())
GQuark math_error_quark(void);
typedef enum {
    MATH_ERROR_UNKNOWN, /* a command or environment that we do not know */
    MATH_ERROR_SYNTAX,  /* what TeX would not take either */
    MATH_ERROR_LIMIT    /* too long, too deep, macros without end */
} MathErrorCode;

typedef enum {
    MATH_TOKEN_END,
    MATH_TOKEN_CHARACTER, /* code */
    MATH_TOKEN_COMMAND,   /* name, without the backslash: "alpha", "{" */
    MATH_TOKEN_OPEN,      /* { */
    MATH_TOKEN_CLOSE,     /* } */
    MATH_TOKEN_SUPER,     /* ^ */
    MATH_TOKEN_SUB,       /* _ */
    MATH_TOKEN_CELL,      /* & */
    MATH_TOKEN_TIE        /* ~ */
} MathTokenKind;

typedef struct {
    MathTokenKind kind;
    gunichar code;
    char name[32];
} MathToken;

typedef struct {
    GArray *frames; /* where to read on: the formula, macros put into it */
    MathMacros *macros;
    MathToken peeked;
    bool has_peeked;
    guint tokens;
    gsize added; /* bytes that macros put in */
    GError *error;
} MathReader;

/* Reads `tex`, which must outlive it; `macros` are looked up and may be added to. */
void math_reader_init(MathReader *self, const char *tex, MathMacros *macros);
void math_reader_clear(MathReader *self);

void math_reader_fail(MathReader *self, MathErrorCode code, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

MathToken math_reader_next(MathReader *self);
/* The next token, which stays. Lent until the next call. */
const MathToken *math_reader_peek(MathReader *self);
bool math_reader_skip(MathReader *self, MathTokenKind kind);
bool math_reader_skip_character(MathReader *self, gunichar code);
bool math_token_is(const MathToken *token, const char *command);

/* The characters of a {group}, or the one token that stands for it, as written. The
 * caller's; never NULL. */
char *math_reader_raw(MathReader *self);
/* The same of [what may be left out]; NULL when it is. */
char *math_reader_optional(MathReader *self);

/* The same when it is what may stand after \\ or \begin{...}: a length or one letter;
 * another bracket stays. */
char *math_reader_gap(MathReader *self);

/* A {length}, or a bare one: a number and two letters. The caller's. */
char *math_reader_length(MathReader *self);

/* Reads the rest of a definition by the command `name`. */
void math_reader_define(MathReader *self, const char *name);
