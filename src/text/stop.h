/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stops: the places where a line may end, with the sums of all that stands before them, so
 * that the width of any line is one subtraction.
 */
#pragma once

#include "text/shape.h"

typedef struct {
    gint64 width, stretch, shrink;
    gint64 spaces; /* how much of `stretch` is that of word spaces */
} TextSum;

typedef struct {
    guint32 cluster;    /* the next line begins here */
    guint32 end;        /* the line before it ends here: without its spaces */
    guint32 characters; /* visible clusters before `end` */
    TextBreak kind;
    double price;   /* of a title's line that ends here: base/balance.h */
    TextSum before; /* of all before `cluster` */
    TextSum until;  /* of all before `end`, less what hangs, plus the hyphen */
} TextStop;

typedef struct {
    StyleWordBreak word_break;
    bool may_wrap;     /* false: only forced breaks */
    bool is_emergency; /* every place between clusters is a stop */
    bool hangs;        /* points and commas hang */
    int hyphen_width;
    /* The text when it is a title, whose lines are balanced and where names like do-while are
     * split in an emergency alone; else NULL. */
    const char *title;
} TextStopRules;

/* Fills `stops` (TextStop) for the clusters from `first` to `end`, both of which are stops,
 * too: a line between two forced breaks. */
void text_collect_stops(const TextShapes *shapes, guint32 first, guint32 end,
                        const TextStopRules *rules, GArray *stops);

/* The cluster after the last one that is seen of a line [first, end). */
guint32 text_line_visible_end(const TextShapes *shapes, guint32 first, guint32 end);

/* How far the last cluster of a line that ends before `end` hangs. */
int text_line_hang(const TextShapes *shapes, guint32 first, guint32 end);

/* How much of `hang` may be taken back when the line is loose: then the content before it
 * has less to fill, and some of the point still hangs. */
int text_hang_stretch(int hang);
