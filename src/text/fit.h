/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which stops become line ends: the paragraph's least sum of demerits (Knuth and Plass,
 * "Breaking Paragraphs into Lines", 1981), with the prices of Korean.
 */
#pragma once

#include "text/stop.h"

/* Lines are judged by their ratio r. From -1 to 1 it is the part used of what may shrink or
 * stretch, word spaces and the gaps between syllables: at 1 a Korean word space is .45 em.
 * Beyond 1 the gaps have given all they may and the spaces alone go on: at 2 they are twice
 * as wide as by nature, .6 em. Lines up to 1 are decent, up to this they are wide; beyond
 * it they are flagged, like lines that end where none should: then spaces and gaps give
 * alike. A line without word spaces has nothing that may go on beyond 1. */
#define TEXT_RATIO_FLAGGED 2.0

/* What is paid for. */
typedef struct {
    double badness; /* at r = 1 */
    double line;    /* for each line */
    double loose;   /* for each line with r > 1, more than 1.5 times the space */
    double gaping;  /* for each line that is flagged */
    double counter, mark, syllable, poor, token, hyphen; /* penalties by kind of break */
    double hump, emergency, sacred;                      /* of the last pass only */
    double in_a_row;   /* two split words one after the other */
    double contrast;   /* a tight line beside a loose one */
    double stub;       /* a last line of three characters or fewer */
    double short_last; /* a last line under 15 % of the measure, or as a stub
                          where measures are narrow */
} TextPrices;

/* Eojeol first; the same where white may stand at line ends; after any syllable. */
extern const TextPrices text_prices;
extern const TextPrices text_prices_ragged;
extern const TextPrices text_prices_syllable;

typedef struct {
    int first_width, rest_width;
    int em;
    bool is_justified;   /* else ragged: nothing stretches, r is the white left */
    double tolerance;    /* the largest r to be considered */
    bool is_last_resort; /* lines may be too long when nothing else is left */
    const TextPrices *prices;
} TextFitRules;

typedef struct {
    GArray *nodes; /* work space: of text_fit_nodes_new() */
    GArray *ends;  /* guint: indexes of the stops at which lines end, in order */
    double cost;
    bool is_overfull; /* a line is too long: nothing else was left */
} TextFit;

/* Work space for a TextFit; the caller's. */
GArray *text_fit_nodes_new(void);

/* The best way through `stops` (TextStop; one means no text and no line). False when there
 * is none within the rules. `fit->ends` is emptied first. */
bool text_fit_best(const GArray *stops, const TextFitRules *rules, TextFit *fit);

/* First fit on natural widths, the way of most programs; for comparison. */
void text_fit_greedy(const GArray *stops, const TextFitRules *rules, TextFit *fit);

/* As few lines as text_fit_best has found, but of like width, and ending where a reader
 * pauses (base/balance.h). For headings. */
void text_fit_balance(const GArray *stops, const TextFitRules *rules, TextFit *fit);

/* The least that a paragraph with a line of `ratio` (0 or more) costs. A way that costs
 * less than this for the tolerance was not spoilt by it. */
double text_fit_floor(double ratio, const TextPrices *prices);

/* The ratio of the line between two stops. Below -1 it is too long. */
double text_fit_ratio(const TextStop *from, const TextStop *to, const TextFitRules *rules,
                      bool is_first, bool is_last);
