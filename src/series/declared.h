/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the front matter of a post declares: the series it belongs to and its place
 * there. Authors and themes spell it in many ways: `series: name` with `seriesOrder`
 * or `weight`, `series: {name, order}`, `series: [name]`, `series: 2/3`, Zola's
 * `[extra]`. */
#pragma once

#include "post/post.h"
#include "series/number.h"

typedef struct {
    GPtrArray *names;   /* char *: the series named; perhaps empty */
    Number number;      /* the place declared; length 0 when none */
    bool is_for_series; /* the key only orders parts: seriesOrder, not weight */
    bool is_sort_key; /* the key only sorts: weight, order; its numbers need not count */
    int total;        /* "2/3": 3; else 0 */
    char *next, *previous; /* addresses of neighbours; NULL */
    DiagPlace place;       /* of the name, else of the number */
} Declared;

void declared_read(Declared *self, const Post *post);
void declared_clear(Declared *self);
