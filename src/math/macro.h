/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that an author makes: \newcommand, \def, \DeclareMathOperator. They hold for the
 * formulas that follow in the same post, as blogs' scripts have it. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct MathMacros MathMacros;

typedef struct {
    int arguments;  /* 0..9 */
    char *optional; /* what the first one is when it is not given; NULL: it must be */
    char *body;     /* TeX with #1 to #9 */
} MathMacro;

MathMacros *math_macros_new(void);
void math_macros_free(MathMacros *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MathMacros, math_macros_free)

/* Makes `name` mean `body`; copies all. Only so many are kept: false beyond. */
bool math_macros_define(MathMacros *self, const char *name, int arguments,
                        const char *optional, const char *body);
/* Lent; NULL when there is none. */
const MathMacro *math_macros_lookup(const MathMacros *self, const char *name);
