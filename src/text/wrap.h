/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text whose white space is kept, code above all: tabs go to stops, long lines are wrapped
 * first fit, at a space or an operator if there is one near the edge, else anywhere.
 */
#pragma once

#include "text/shape.h"

typedef struct {
    int first_width, rest_width;
    int column;       /* width of one column: a space */
    int tab;          /* columns from one tab stop to the next */
    bool may_wrap;    /* pre-wrap; else only forced breaks end lines */
    bool is_anywhere; /* a word that is too long is split */
} TextWrapRules;

/* Appends to `ends` (guint32) the cluster after each line of [first, end), the last being
 * `end`. Sets the widths of tabs. */
void text_wrap(TextShapes *shapes, const char *text, guint32 first, guint32 end,
               const TextWrapRules *rules, GArray *ends);
