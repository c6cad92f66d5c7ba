/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/chained_series.h"

#include <string.h>

#include "base/text.h"
#include "series/similar.h"
#include "series/union_find.h"

enum {
    NOBODY = G_MAXUINT,
    MAX_CHAIN = 60, /* a longer chain of links goes through the blog, not a series */
    MIN_SHARED = 9, /* bytes: titles that begin alike enough to trust a mention */
};

/* `before` says that `after` follows it, or the other way round, or both say so. */
typedef struct {
    guint before, after;
    const Mention *forward, *backward; /* who says so; NULL */
    bool is_kept;
} Edge;

typedef struct {
    const Roster *roster;
    GArray *edges;     /* Edge */
    GHashTable *index; /* gint64 pair -> edge + 1 */
    guint *next, *previous;
    Diag *diag;
} Chains;

/* ---- edges ----------------------------------------------------------------------------- */

static bool
is_declared_apart(const Roster *roster, guint a, guint b)
{
    const GPtrArray *x = roster_lookup(roster, a)->declared.names;
    const GPtrArray *y = roster_lookup(roster, b)->declared.names;
    if (x->len != 1 || y->len != 1)
        return false;
    g_autofree char *x_name = text_fold(g_ptr_array_index(x, 0));
    g_autofree char *y_name = text_fold(g_ptr_array_index(y, 0));
    return strcmp(x_name, y_name) != 0;
}

static void
add_edge(Chains *self, const Mention *mention)
{
    guint from = roster_number(self->roster, mention->from);
    guint to = roster_number(self->roster, mention->to);
    guint before = mention->is_next ? from : to, after = mention->is_next ? to : from;
    if (roster_lookup(self->roster, from)->is_hidden ||
        roster_lookup(self->roster, to)->is_hidden ||
        is_declared_apart(self->roster, from, to))
        return;
    gint64 pair = (gint64) before << 32 | after;
    gpointer known = g_hash_table_lookup(self->index, &pair);
    if (known == NULL) {
        Edge edge = {before, after, NULL, NULL, false};
        g_array_append_val(self->edges, edge);
        g_hash_table_insert(self->index, g_memdup2(&pair, sizeof pair),
                            GUINT_TO_POINTER(self->edges->len));
        known = GUINT_TO_POINTER(self->edges->len);
    }
    Edge *edge = &g_array_index(self->edges, Edge, GPOINTER_TO_UINT(known) - 1);
    const Mention **side = mention->is_next ? &edge->forward : &edge->backward;
    if (*side == NULL)
        *side = mention;
}

static bool
is_mutual(const Edge *edge)
{
    return edge->forward != NULL && edge->backward != NULL;
}

static const Mention *
mention_of(const Edge *edge)
{
    return edge->forward != NULL ? edge->forward : edge->backward;
}

static bool
titles_agree(const Roster *roster, const Edge *edge)
{
    const char *a = roster_lookup(roster, edge->before)->title;
    const char *b = roster_lookup(roster, edge->after)->title;
    gsize shared = similar_prefix(a, b);
    return shared >= MIN_SHARED && shared * 2 >= MIN(strlen(a), strlen(b));
}

/* ---- chains ---------------------------------------------------------------------------- */

static const char *
path_of(const Chains *self, guint number)
{
    return roster_lookup(self->roster, number)->post->path;
}

/* One post has a next, or a previous one, by other links already. */
static void
tell_fork(const Chains *self, const Edge *edge)
{
    guint next = self->next[edge->before];
    bool has_next = next != NOBODY;
    diag_add(self->diag, DIAG_NOTE, mention_of(edge)->place, "nav-fork",
             "%s and %s are both said to come right %s %s; the link here does not count",
             path_of(self, has_next ? edge->after : edge->before),
             path_of(self, has_next ? next : self->previous[edge->after]),
             has_next ? "after" : "before",
             path_of(self, has_next ? edge->before : edge->after));
}

/* Would the edge close a circle? */
static bool
closes_circle(const Chains *self, const Edge *edge)
{
    guint at = edge->after;
    for (guint steps = 0; at != NOBODY && steps <= self->edges->len; steps++) {
        if (at == edge->before)
            return true;
        at = self->next[at];
    }
    return false;
}

static void
keep_edge(Chains *self, Edge *edge, bool tells)
{
    guint next = self->next[edge->before], previous = self->previous[edge->after];
    bool is_free = next == NOBODY && previous == NOBODY;
    if (!is_free && tells)
        tell_fork(self, edge);
    if (!is_free)
        return;
    if (closes_circle(self, edge)) {
        if (tells)
            diag_add(self->diag, DIAG_WARNING, mention_of(edge)->place, "nav-cycle",
                     "the links to the next post lead in a circle; this one does not "
                     "count");
        return;
    }
    edge->is_kept = true;
    self->next[edge->before] = edge->after;
    self->previous[edge->after] = edge->before;
}

/* Those that both sides say go first. */
static void
link_up(Chains *self, bool tells)
{
    for (int pass = 0; pass < 2; pass++)
        for (guint i = 0; i < self->edges->len; i++) {
            Edge *edge = &g_array_index(self->edges, Edge, i);
            if (is_mutual(edge) == (pass == 0))
                keep_edge(self, edge, tells);
        }
}

static void
claim_edges(const Chains *self, Candidate *candidate, bool is_navigation)
{
    const char *what = is_navigation ? "line that navigates" : "mention";
    for (guint i = 0; i < self->edges->len; i++) {
        const Edge *edge = &g_array_index(self->edges, Edge, i);
        if (!edge->is_kept || !candidate_has(candidate, edge->before))
            continue;
        const Mention *sides[] = {edge->forward, edge->backward};
        for (guint k = 0; k < G_N_ELEMENTS(sides); k++)
            if (sides[k] != NULL && sides[k]->is_navigation == is_navigation)
                candidate_claim(candidate, roster_number(self->roster, sides[k]->from),
                                sides[k]->place, "%s: %s is the %s part", what,
                                sides[k]->to->path,
                                sides[k]->is_next ? "next" : "previous");
    }
}

static void
gather_chains(Chains *self, SeriesOrder kind, SeriesConfidence confidence,
              GPtrArray *candidates)
{
    bool is_navigation = kind == SERIES_BY_NAVIGATION;
    for (guint i = 0; i < self->roster->posts; i++) {
        if (self->previous[i] != NOBODY || self->next[i] == NOBODY)
            continue;
        Candidate *candidate =
            candidate_new(kind, confidence, roster_lookup(self->roster, i)->language);
        for (guint at = i; at != NOBODY; at = self->next[at])
            candidate_add(candidate, at, NULL);
        if (candidate->members->len > MAX_CHAIN) {
            diag_add(self->diag, DIAG_NOTE,
                     roster_lookup(self->roster, i)->post->title_place, "series-bounded",
                     "links to the next post lead from here through %u posts: that is "
                     "the blog, not a series",
                     candidate->members->len);
            candidate_free(candidate);
            continue;
        }
        claim_edges(self, candidate, is_navigation);
        g_ptr_array_add(candidates, candidate);
    }
}

static void
chains_init(Chains *self, const Roster *roster, Diag *diag)
{
    *self = (Chains){.roster = roster, .diag = diag};
    self->edges = g_array_new(FALSE, FALSE, sizeof(Edge));
    self->index = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    self->next = g_new(guint, MAX(roster->posts, 1));
    self->previous = g_new(guint, MAX(roster->posts, 1));
    for (guint i = 0; i < roster->posts; i++)
        self->next[i] = self->previous[i] = NOBODY;
}

static void
chains_clear(Chains *self)
{
    g_array_unref(self->edges);
    g_hash_table_unref(self->index);
    g_free(self->next);
    g_free(self->previous);
}

static void
gather_navigation(const Roster *roster, const GPtrArray *mentions, GPtrArray *candidates,
                  Diag *diag)
{
    Chains chains;
    chains_init(&chains, roster, diag);
    for (guint i = 0; i < mentions->len; i++) {
        const Mention *mention = g_ptr_array_index(mentions, i);
        if (mention->is_navigation)
            add_edge(&chains, mention);
    }
    link_up(&chains, true);
    gather_chains(&chains, SERIES_BY_NAVIGATION, SERIES_MEDIUM, candidates);
    chains_clear(&chains);
}

/* A mention counts when the other post answers it, or is called alike; with both it is fairly
 * sure. */
static void
gather_prose(const Roster *roster, const GPtrArray *mentions, bool is_sure,
             GPtrArray *candidates, Diag *diag)
{
    Chains all, trusted;
    chains_init(&all, roster, diag);
    chains_init(&trusted, roster, diag);
    for (guint i = 0; i < mentions->len; i++)
        add_edge(&all, g_ptr_array_index(mentions, i));
    for (guint i = 0; i < all.edges->len; i++) {
        const Edge *edge = &g_array_index(all.edges, Edge, i);
        int signs = titles_agree(roster, edge) + is_mutual(edge);
        if (signs != (is_sure ? 2 : 1))
            continue;
        if (edge->forward != NULL)
            add_edge(&trusted, edge->forward);
        if (edge->backward != NULL)
            add_edge(&trusted, edge->backward);
    }
    link_up(&trusted, false);
    gather_chains(&trusted, SERIES_BY_PROSE, is_sure ? SERIES_MEDIUM : SERIES_LOW,
                  candidates);
    chains_clear(&all);
    chains_clear(&trusted);
}

void
chained_series_gather(const Roster *roster, const GPtrArray *mentions,
                      GPtrArray *candidates, Diag *diag)
{
    gather_navigation(roster, mentions, candidates, diag);
    gather_prose(roster, mentions, true, candidates, diag);
    gather_prose(roster, mentions, false, candidates, diag);
}
