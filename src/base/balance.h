/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles: lines of like width that end where a reader would pause. Pages and covers ask
 * here, so that a title is broken alike on both.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* A place where a line may end; the first is where the text begins, the last its end. */
typedef struct {
    gint64 start; /* of a line that begins here: what stands before it, measured */
    gint64 end;   /* of a line that ends here */
    double price; /* of ending a line here, in square ems that its width may be off */
} BalanceStop;

typedef struct {
    gint64 first_width, rest_width; /* of lines */
    gint64 em;
} BalanceMeasure;

/* The price of a line that ends before byte `end` of `text` when the next begins at `next`:
 * least after a colon, a dash or a bracket and before a bracket; more after a comma; more
 * yet after a word of one syllable, which belongs to the next: 더, 그, 이, 잘. Japanese,
 * without spaces, shows its words by the change of script: a particle before a noun ends a
 * line nearly as well as a space, any place inside a word is dear. */
double balance_price(const char *text, gsize end, gsize next);

/* Where `lines` lines end, as indexes of `stops`, into `ends`, and at what price (INFINITY:
 * they do not fit; `ends` is left alone). */
double balance_choose(const BalanceStop *stops, guint length,
                      const BalanceMeasure *measure, guint lines, guint *ends);
