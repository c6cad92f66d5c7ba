/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths before their fonts are known, by CSS Values 4 §6 and §10.
 *
 * Every length that a sheet can write, calc() too, is a sum over a few bases. Kept as that
 * sum it needs no expression tree, and what it rests on is known when a node is at hand.
 */
#pragma once

#include "style/cursor.h"

typedef struct {
    double points;           /* absolute units */
    double em, rem, lh, rlh; /* of the font and the line, the node's and the root's */
    double percent;          /* 100 = the whole */
    double number;           /* a plain number: only while calc() is read */
    bool is_number;
} StyleLength;

/* What the bases of a length come to, in Pango units. */
typedef struct {
    int font_size, root_font_size, line_height, root_line_height;
    int whole; /* what 100% is */
} StyleBasis;

/* The length, percentage, calc() or zero that comes next, which is passed. False with both
 * untouched when there is none. */
bool style_length_parse(StyleCursor *cursor, StyleLength *length);
/* The same, but also plain numbers (`is_number`), for line-height and the like. */
bool style_length_parse_number(StyleCursor *cursor, StyleLength *length);

/* The points that one `unit` ("mm") has; 0 when it is no absolute unit. */
double style_unit_points(const char *unit);

/* In Pango units, kept within what layout can add up without overflow. */
int style_length_resolve(const StyleLength *self, const StyleBasis *basis);
bool style_length_has_percent(const StyleLength *self);
/* True when it is below zero whatever its bases come to; calc(100% - 1em) is not. */
bool style_length_is_negative(const StyleLength *self);
