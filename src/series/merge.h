/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging: candidates of all sources become groups. The surer source decides who
 * belongs; a weaker one supports it, fills it up where it may, or makes a group of what
 * is left. */
#pragma once

#include "series/candidate.h"

/* A series in the making. */
typedef struct {
    guint position;     /* among the groups made, the empty ones counted */
    GArray *members;    /* guint, each once */
    GHashTable *index;  /* member -> position + 1 */
    GPtrArray *sources; /* const Candidate *: what made it and what supports it */
    const char *language;
    const char *name; /* as declared; NULL */
    bool is_declared; /* by front matter or manifest */
    bool is_closed;   /* takes nobody more */
} Group;

void group_free(Group *self);
bool group_has(const Group *self, guint member);

/* The groups (Group *) that `candidates` make; they lend the candidates. */
GPtrArray *merge_candidates(const Roster *roster, const GPtrArray *candidates);

/* How sure the sources are together. */
SeriesConfidence group_confidence(const Group *self);
