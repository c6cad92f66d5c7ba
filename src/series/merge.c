/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/merge.h"

typedef struct {
    const Roster *roster;
    GPtrArray *groups;     /* Group * */
    GHashTable *of_member; /* member -> GArray of positions in groups */
} Merger;

/* How a candidate lies over the groups that are there. */
typedef struct {
    GArray *groups; /* guint: the groups touched, in ascending order */
    Group *best;    /* the one that holds most of it; NULL */
    guint shared;   /* members in `best` */
    guint touched;  /* members in any group */
    guint posts;    /* members that are posts */
} Overlap;

void
group_free(Group *self)
{
    g_array_unref(self->members);
    g_hash_table_unref(self->index);
    g_ptr_array_unref(self->sources);
    g_free(self);
}

static void
free_group(gpointer data)
{
    group_free(data);
}

static void
free_positions(gpointer data)
{
    g_array_unref(data);
}

bool
group_has(const Group *self, guint member)
{
    return g_hash_table_contains(self->index, GUINT_TO_POINTER(member));
}

/* ---- growing --------------------------------------------------------------------------- */

static GArray *
groups_of(const Merger *self, guint member)
{
    return g_hash_table_lookup(self->of_member, GUINT_TO_POINTER(member));
}

static bool
is_free(const Merger *self, guint member)
{
    const GArray *positions = groups_of(self, member);
    return positions == NULL || positions->len == 0;
}

static void
group_add(Merger *self, Group *group, guint member)
{
    if (group_has(group, member))
        return;
    g_array_append_val(group->members, member);
    g_hash_table_insert(group->index, GUINT_TO_POINTER(member),
                        GUINT_TO_POINTER(group->members->len));
    GArray *positions = groups_of(self, member);
    if (positions == NULL) {
        positions = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(self->of_member, GUINT_TO_POINTER(member), positions);
    }
    g_array_append_val(positions, group->position);
}

static void
support(Group *group, const Candidate *candidate)
{
    g_ptr_array_add(group->sources, (gpointer) candidate);
}

static Group *
group_new(Merger *self, const Candidate *candidate)
{
    Group *group = g_new0(Group, 1);
    group->members = g_array_new(FALSE, FALSE, sizeof(guint));
    group->index = g_hash_table_new(NULL, NULL);
    group->sources = g_ptr_array_new();
    group->language = candidate->language;
    group->name = candidate->name;
    group->is_declared =
        candidate->name != NULL || (candidate->kind == SERIES_BY_FRONT_MATTER &&
                                    candidate->confidence == SERIES_HIGH);
    group->is_closed = candidate->is_closed;
    group->position = self->groups->len;
    g_ptr_array_add(self->groups, group);
    for (guint i = 0; i < candidate->members->len; i++)
        group_add(self, group, candidate_member(candidate, i));
    support(group, candidate);
    return group;
}

/* Takes the members that are in no group yet. */
static void
take_free(Merger *self, Group *group, const Candidate *candidate)
{
    for (guint i = 0; i < candidate->members->len; i++)
        if (is_free(self, candidate_member(candidate, i)))
            group_add(self, group, candidate_member(candidate, i));
    support(group, candidate);
}

static void
take_all(Merger *self, Group *group, const Candidate *candidate)
{
    for (guint i = 0; i < candidate->members->len; i++)
        group_add(self, group, candidate_member(candidate, i));
    support(group, candidate);
}

/* ---- lying over ------------------------------------------------------------------------ */

static guint
count_posts(const Merger *self, const GArray *members)
{
    guint posts = 0;
    for (guint i = 0; i < members->len; i++)
        posts +=
            roster_lookup(self->roster, g_array_index(members, guint, i))->post != NULL;
    return posts;
}

static Overlap
measure(const Merger *self, const Candidate *candidate)
{
    Overlap overlap = {.groups = g_array_new(FALSE, FALSE, sizeof(guint))};
    g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
    overlap.posts = count_posts(self, candidate->members);
    for (guint i = 0; i < candidate->members->len; i++) {
        const GArray *positions = groups_of(self, candidate_member(candidate, i));
        if (positions == NULL || positions->len == 0)
            continue;
        overlap.touched++;
        for (guint k = 0; k < positions->len; k++) {
            guint position = g_array_index(positions, guint, k);
            guint count = GPOINTER_TO_UINT(
                              g_hash_table_lookup(counts, GUINT_TO_POINTER(position))) +
                          1;
            if (count == 1)
                g_array_append_val(overlap.groups, position);
            g_hash_table_insert(counts, GUINT_TO_POINTER(position),
                                GUINT_TO_POINTER(count));
        }
    }
    for (guint i = 0; i < overlap.groups->len; i++) {
        guint position = g_array_index(overlap.groups, guint, i);
        guint count =
            GPOINTER_TO_UINT(g_hash_table_lookup(counts, GUINT_TO_POINTER(position)));
        if (count > overlap.shared) {
            overlap.shared = count;
            overlap.best = g_ptr_array_index(self->groups, position);
        }
    }
    return overlap;
}

/* ---- one source at a time -------------------------------------------------------------- */

/* Lists of a declared series say the same; they may name parts that are not there. */
static void
merge_list(Merger *self, const Candidate *candidate, const Overlap *overlap)
{
    Group *best = overlap->best;
    guint smaller = best != NULL ? MIN(candidate->members->len, best->members->len) : 0;
    if (best == NULL || overlap->shared * 2 < smaller ||
        overlap->shared < MIN(2, smaller)) {
        group_new(self, candidate);
        return;
    }
    if (best->is_closed && best->is_declared) {
        support(best, candidate);
        return;
    }
    take_all(self, best, candidate);
}

static void
merge_navigation(Merger *self, const Candidate *candidate, const Overlap *overlap)
{
    if (overlap->best == NULL)
        group_new(self, candidate);
    else if (overlap->best->is_declared || overlap->groups->len > 1)
        support(overlap->best, candidate);
    else
        take_free(self, overlap->best, candidate);
}

/* Are all posts of the group among the candidate's members? */
static bool
covers(const Merger *self, const Candidate *candidate, const Group *group)
{
    guint inside = 0;
    for (guint i = 0; i < candidate->members->len; i++)
        inside += group_has(group, candidate_member(candidate, i));
    return inside == count_posts(self, group->members);
}

static bool
has_source(const Group *group, SeriesOrder kind)
{
    for (guint i = 0; i < group->sources->len; i++)
        if (((const Candidate *) g_ptr_array_index(group->sources, i))->kind == kind)
            return true;
    return false;
}

/* Two partial lists of one numbered series are joined by its numbers. */
static void
join_groups(Merger *self, const Candidate *candidate, const Overlap *overlap)
{
    Group *first =
        g_ptr_array_index(self->groups, g_array_index(overlap->groups, guint, 0));
    for (guint i = 1; i < overlap->groups->len; i++) {
        guint position = g_array_index(overlap->groups, guint, i);
        Group *other = g_ptr_array_index(self->groups, position);
        for (guint k = 0; k < other->members->len; k++) {
            guint member = g_array_index(other->members, guint, k);
            GArray *positions = groups_of(self, member);
            for (guint n = 0; n < positions->len; n++)
                if (g_array_index(positions, guint, n) == position)
                    g_array_remove_index(positions, n--);
            group_add(self, first, member);
        }
        for (guint k = 0; k < other->sources->len; k++)
            support(first, g_ptr_array_index(other->sources, k));
        g_array_set_size(other->members, 0);
        g_hash_table_remove_all(other->index);
        g_ptr_array_set_size(other->sources, 0);
    }
    take_free(self, first, candidate);
}

static void
merge_numbering(Merger *self, const Candidate *candidate, const Overlap *overlap)
{
    Group *best = overlap->best;
    if (best == NULL) {
        group_new(self, candidate);
        return;
    }
    bool covers_all = true, is_declared = false;
    for (guint i = 0; i < overlap->groups->len; i++) {
        const Group *group =
            g_ptr_array_index(self->groups, g_array_index(overlap->groups, guint, i));
        covers_all &= covers(self, candidate, group);
        is_declared |= group->is_declared;
    }
    if (overlap->groups->len > 1 && covers_all && !is_declared) {
        join_groups(self, candidate, overlap);
        return;
    }
    if (overlap->shared == overlap->posts) {
        support(best, candidate);
        return;
    }
    bool is_chain =
        has_source(best, SERIES_BY_NAVIGATION) && !has_source(best, SERIES_BY_LIST);
    bool is_most = overlap->shared >= 2 && overlap->shared * 2 >= overlap->posts;
    bool may_fill = overlap->groups->len == 1 && !best->is_declared &&
                    !has_source(best, SERIES_BY_NUMBERING) &&
                    (is_chain || is_most || covers(self, candidate, best));
    if (may_fill) {
        take_free(self, best, candidate);
        return;
    }
    for (guint i = 0; i < overlap->groups->len; i++) {
        Group *group =
            g_ptr_array_index(self->groups, g_array_index(overlap->groups, guint, i));
        if (is_most || group->is_declared)
            support(group, candidate);
    }
}

static void
merge_index(Merger *self, const Candidate *candidate, const Overlap *overlap)
{
    if (overlap->best == NULL) {
        group_new(self, candidate);
        return;
    }
    bool is_most = overlap->shared * 2 >= candidate->members->len - 1;
    if (!is_most)
        return;
    if (overlap->groups->len == 1 && !overlap->best->is_declared)
        take_free(self, overlap->best, candidate);
    else
        support(overlap->best, candidate);
}

/* The weakest sources make groups only of posts that nothing else claims. */
static void
merge_rest(Merger *self, const Candidate *candidate, const Overlap *overlap)
{
    if (overlap->touched == 0)
        group_new(self, candidate);
    else if (overlap->best != NULL && overlap->shared == candidate->members->len)
        support(overlap->best, candidate);
}

static void
merge_one(Merger *self, const Candidate *candidate)
{
    Overlap overlap = measure(self, candidate);
    switch (candidate->kind) {
    case SERIES_BY_MANIFEST:
    case SERIES_BY_FRONT_MATTER:
        group_new(self, candidate);
        break;
    case SERIES_BY_LIST:
        merge_list(self, candidate, &overlap);
        break;
    case SERIES_BY_NAVIGATION:
        merge_navigation(self, candidate, &overlap);
        break;
    case SERIES_BY_NUMBERING:
        merge_numbering(self, candidate, &overlap);
        break;
    case SERIES_BY_INDEX:
        merge_index(self, candidate, &overlap);
        break;
    case SERIES_BY_DATE:
    case SERIES_BY_PROSE:
        merge_rest(self, candidate, &overlap);
        break;
    }
    g_array_unref(overlap.groups);
}

GPtrArray *
merge_candidates(const Roster *roster, const GPtrArray *candidates)
{
    Merger self = {.roster = roster};
    self.groups = g_ptr_array_new_with_free_func(free_group);
    self.of_member = g_hash_table_new_full(NULL, NULL, NULL, free_positions);
    for (guint i = 0; i < candidates->len; i++)
        merge_one(&self, g_ptr_array_index(candidates, i));
    for (guint i = 0; i < self.groups->len; i++) {
        const Group *group = g_ptr_array_index(self.groups, i);
        if (group->members->len < 2)
            g_ptr_array_remove_index(self.groups, i--);
    }
    g_hash_table_unref(self.of_member);
    return self.groups;
}

/* ---- confidence ------------------------------------------------------------------------ */

/* Two sources that are fairly sure are sure together. */
SeriesConfidence
group_confidence(const Group *self)
{
    SeriesConfidence best = SERIES_LOW;
    guint fair = 0;
    int kinds = 0;
    for (guint i = 0; i < self->sources->len; i++) {
        const Candidate *source = g_ptr_array_index(self->sources, i);
        best = MAX(best, source->confidence);
        if (source->confidence >= SERIES_MEDIUM && !(kinds & 1 << source->kind)) {
            fair++;
            kinds |= 1 << source->kind;
        }
    }
    return fair >= 2 ? SERIES_HIGH : best;
}
