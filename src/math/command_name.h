/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which command a name is: those with arguments or with an effect, from LaTeX, amsmath,
 * mathtools, KaTeX and MathJax. */
#pragma once

#include "math/node.h"

typedef enum {
    /* code: the accent; value: MATH_COMMAND_WIDE, _BELOW */
    MATH_COMMAND_ACCENT,
    /* value: a MathAlphabet, for the argument */
    MATH_COMMAND_ALPHABET,
    /* code */
    MATH_COMMAND_ARROW,
    /* value: MATH_COMMAND_BELOW */
    MATH_COMMAND_BAR,
    MATH_COMMAND_BBOX,
    MATH_COMMAND_BEGIN,
    /* code: the class, as "l", "r" or "m" ends the name; 0: ordinary; value: 1..4 */
    MATH_COMMAND_BIG,
    MATH_COMMAND_CFRAC,
    MATH_COMMAND_CHEMISTRY,
    /* value: a MathClass */
    MATH_COMMAND_CLASS,
    /* value: 1: \textcolor */
    MATH_COMMAND_COLOUR,
    MATH_COMMAND_DEFINITION,
    MATH_COMMAND_DOTS,
    MATH_COMMAND_ENCLOSE,
    MATH_COMMAND_FENCE,
    /* code: '(': a binomial; value: a MathLevel or MATH_AUTO */
    MATH_COMMAND_FRACTION,
    MATH_COMMAND_GENFRAC,
    MATH_COMMAND_LENGTH,
    /* value: a MathLevel */
    MATH_COMMAND_LEVEL,
    /* code: a MathKind; value: goes into the node */
    MATH_COMMAND_MARK,
    MATH_COMMAND_MIDDLE,
    /* value: how many arguments are read over */
    MATH_COMMAND_NOTHING,
    MATH_COMMAND_OPERATOR,
    /* value: MathPhantom */
    MATH_COMMAND_PHANTOM,
    MATH_COMMAND_PLAIN_ROWS,
    MATH_COMMAND_ROOT,
    MATH_COMMAND_SECOND,
    /* value: mu */
    MATH_COMMAND_SPACE,
    /* code: 'r': a relation; value: MATH_COMMAND_BELOW */
    MATH_COMMAND_STACK,
    /* code; value: MATH_COMMAND_BELOW */
    MATH_COMMAND_STRETCH,
    MATH_COMMAND_SUBSTACK,
    /* value: a MathAlphabet, to the end of the group */
    MATH_COMMAND_SWITCH,
    MATH_COMMAND_TAG,
    /* value: a MathAlphabet */
    MATH_COMMAND_TEXT,
    MATH_COMMAND_UNICODE
} MathCommandKind;

enum { MATH_COMMAND_WIDE = 1, MATH_COMMAND_BELOW = 2 };

typedef struct {
    const char *name;
    MathCommandKind kind;
    gunichar code;
    int value;
} MathCommand;

/* Lent; NULL when `name` is none of these. */
const MathCommand *math_command_lookup(const char *name);
