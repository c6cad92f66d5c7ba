/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 652 examples of CommonMark 0.30 (tests/commonmark), for tests of what is made of them. */
#pragma once

#include <glib.h>

typedef struct {
    int number;
    char *markdown, *html;
} CommonMarkExample;

/* Every example: CommonMarkExample *. The caller owns the array. */
GPtrArray *commonmark_examples(void);

/* The numbers (GINT_TO_POINTER) in deviations.txt: whose Doc means something else. */
GHashTable *commonmark_deviations(void);

/* HTML with white space, references and percent escapes in one form. The caller owns it. */
char *commonmark_normalise(const char *html);
