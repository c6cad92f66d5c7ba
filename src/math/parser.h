/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parser as its parts see it: rows, atoms and arguments. Only for the files that take
 * part in parsing. After trouble, which the reader keeps, all that is read is empty. */
#pragma once

#include "math/parse.h"

typedef struct {
    MathReader reader;
    MathAlphabet alphabet; /* in force */
    int depth;
    MathNode *tag; /* of the line that is read; NULL */
} MathParser;

/* The atoms up to what ends a row: "}", "&", "\\", \right, \end or the end. Never NULL. */
MathNode *math_parse_row(MathParser *self);
/* The argument of a command or script: a group, or one atom. Never NULL. */
MathNode *math_parse_argument(MathParser *self);
/* An argument in which letters come from `alphabet`. */
MathNode *math_parse_in_alphabet(MathParser *self, MathAlphabet alphabet);
/* What `tex` says, with the same macros, in the alphabet in force. Never NULL. */
MathNode *math_parse_nested(MathParser *self, const char *tex);

/* Reads a delimiter after \left, \big ...; 0: none, as "." says. */
gunichar math_parse_delimiter(MathParser *self);
/* Skips the command `name` or fails. */
void math_parse_expect(MathParser *self, const char *name);
/* A row that stands for its children, in no group. */
MathNode *math_parse_splice_new(void);
