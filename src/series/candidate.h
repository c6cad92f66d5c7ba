/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A candidate: the parts that one source (front matter, a cluster of lists, numbers in
 * titles, ...) says belong together, and in what order. `merge.h` makes series of them. */
#pragma once

#include "series/part_list.h"
#include "series/roster.h"
#include "series/series.h"

/* One reason for one part. */
typedef struct {
    guint member;
    DiagPlace place;
    char *text;
} Claim;

typedef struct {
    SeriesOrder kind; /* the source */
    SeriesConfidence confidence;
    const char *language; /* lent from the roster */
    char *name;           /* of the series, as declared; NULL */
    GArray *members;      /* guint: numbers of the roster, in this source's order */
    GArray *numbers;      /* Number, one a member; length 0 where there is none */
    bool is_ordered;      /* the order of the members means something */
    bool is_closed;       /* its members are all: 1 to n, each declared */
    GPtrArray *claims;    /* Claim * */
    GPtrArray *lists;     /* const PartList *: they vote on the order; NULL */
    GHashTable *titles;   /* member -> const char *: as a manifest calls it; lent */
    bool has_index;       /* the first member introduces the others */
    GHashTable *groups;   /* member -> char *: the book part that it begins */
} Candidate;

Candidate *candidate_new(SeriesOrder kind, SeriesConfidence confidence,
                         const char *language);
void candidate_free(Candidate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Candidate, candidate_free)
/* An array of Candidate that frees them. */
GPtrArray *candidates_new(void);

/* Appends a member; `number` may be NULL. */
void candidate_add(Candidate *self, guint member, const Number *number);
guint candidate_member(const Candidate *self, guint index);
bool candidate_has(const Candidate *self, guint member);
/* Says that `member` begins the book part (부) `title`, which is copied. */
void candidate_begin_group(Candidate *self, guint member, const char *title);
void candidate_claim(Candidate *self, guint member, DiagPlace place, const char *format,
                     ...) G_GNUC_PRINTF(4, 5);
