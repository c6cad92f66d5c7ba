/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers by which authors tell parts apart: "3편", "Part 2", "(1)", "#4", "その1", "第2回",
 * "①", "Ⅱ", "4.1", slugs "-01", "v2", "001day" (SITES.md §7 d). */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum { NUMBER_DEPTH = 4 };

/* An integer tuple: 4.1 is (4, 1). */
typedef struct {
    int fields[NUMBER_DEPTH];
    int length; /* 0: no number */
} Number;

/* How sure one can be that a number counts parts. */
typedef enum {
    NUMBER_NONE,
    NUMBER_BARE,   /* digits at the end of a title, or between hyphens of a slug */
    NUMBER_PADDED, /* "01": written to be sorted */
    NUMBER_MARKED  /* with a word or sign that only counts parts: 편, Part, #, (1) */
} NumberKind;

typedef struct {
    NumberKind kind;
    Number number;
    gsize start, end; /* bytes of the text that the number with its sign takes */
    char *label;      /* those bytes, trimmed: "3편" */
    char *stem;       /* what stands before, folded: equal for parts of one series */
    char *tail;       /* what stands after, folded */
} NumberMark;

void number_mark_clear(NumberMark *self);

/* The number in `title` that counts parts; `mark` is cleared first. False when there is none:
 * years, versions, dates and quantities do not count. */
bool number_in_title(const char *title, NumberMark *mark);
/* The same for the last segment of a slug. */
bool number_in_slug(const char *slug, NumberMark *mark);

/* <0, 0, >0, field by field; a missing field is before any. */
int number_compare(const Number *a, const Number *b);
/* "4.1"; the caller owns it. */
char *number_text(const Number *self);
