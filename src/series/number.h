/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers: integer tuples, in every digit that authors write, by which parts are told
 * apart. Where they stand is for title_number.h and slug_number.h. */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum { NUMBER_DEPTH = 4 };

/* What words say instead of a number (place_word.h): greater than any that is written, until
 * number_settle makes a number of it. */
enum { NUMBER_LAST = 1000000000, NUMBER_EXTRA };

/* An integer tuple: 4.1 is (4, 1). */
typedef struct {
    int fields[NUMBER_DEPTH];
    int length; /* 0: no number */
} Number;

/* How sure one can be that a number counts parts. */
typedef enum {
    NUMBER_NONE,
    NUMBER_BARE,   /* digits at the end of a title's half, or between hyphens of a slug */
    NUMBER_PADDED, /* "01": written to be sorted */
    NUMBER_MARKED  /* with a word or sign that only counts parts: 편, Part, #, (1) */
} NumberKind;

/* A number within a text. */
typedef struct {
    NumberKind kind;
    Number number;
    gsize start, end; /* bytes of the text that the number with its sign takes */
    char *label;      /* those bytes, trimmed: "3편" */
    char *stem;       /* what stands before, folded: equal for parts of one series */
    char *tail;       /* what stands after, folded */
    bool has_word;    /* a word counts, not only brackets: 편, Part, # */
    bool is_third;    /* 상, 중, 하: 1, 2, 3, but of two the second is 하 */
    bool is_place;    /* words name it: 프롤로그, 마지막 편, 번외편 */
} NumberMark;

void number_mark_clear(NumberMark *self);
/* Fills `self` (cleared first) for the bytes [start, end) of `text`. */
void number_mark_set(NumberMark *self, const char *text, NumberKind kind,
                     const Number *number, gsize start, gsize end);
/* Does the mark say `number`? 하 says 2 where there is no 중, "마지막 편" any number. */
bool number_mark_says(const NumberMark *self, const Number *number);
/* An array of NumberMark that clears them; g_array_unref frees it. */
GArray *number_marks_new(void);

/* The value of an ASCII or full-width digit, or of a circled or Roman numeral character,
 * which is a whole number by itself (`*is_whole`); -1 for any other. */
int number_digit(gunichar c, bool *is_whole);
/* The value of a Han numeral from one to ten; -1 for any other. */
int number_han(gunichar c);

/* Reads digits at `p`, with `joint` between fields ("4.1"); '\0' reads one field. NULL when
 * there is none, else the byte after it. `*is_padded`: it begins with 0 and goes on. */
const char *number_read(const char *p, char joint, Number *number, bool *is_padded);

/* <0, 0, >0, field by field; a missing field is before any. */
int number_compare(const Number *a, const Number *b);
bool number_is_year(const Number *self);
/* True when `b` may come right after `a`, at most `hole` numbers left out between. */
bool number_follows(const Number *a, const Number *b, int hole);
/* Is it a place that words name, whose number is not known yet? */
bool number_is_open(const Number *self);
/* The number that follows `before` (NULL: none) when `self` is open, else `self`. */
Number number_settle(const Number *self, const Number *before);
/* "4.1"; the caller owns it. */
char *number_text(const Number *self);
