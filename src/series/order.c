/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/order.h"

int
series_order_rank(SeriesOrder kind)
{
    static const SeriesOrder ranks[] = {SERIES_BY_MANIFEST,  SERIES_BY_FRONT_MATTER,
                                        SERIES_BY_LIST,      SERIES_BY_NAVIGATION,
                                        SERIES_BY_NUMBERING, SERIES_BY_INDEX,
                                        SERIES_BY_PROSE,     SERIES_BY_DATE};
    for (guint i = 0; i < G_N_ELEMENTS(ranks); i++)
        if (ranks[i] == kind)
            return (int) i;
    g_assert_not_reached();
}

/* ---- sources --------------------------------------------------------------------------- */

static bool
is_post(const Roster *roster, guint member)
{
    return roster_lookup(roster, member)->post != NULL;
}

static guint
count_covered(const Roster *roster, const Group *group, const Candidate *source)
{
    guint covered = 0;
    for (guint i = 0; i < source->members->len; i++) {
        guint member = candidate_member(source, i);
        covered += is_post(roster, member) && group_has(group, member);
    }
    return covered;
}

static int
compare_places(gconstpointer a, gconstpointer b, gpointer user_data)
{
    const Roster *roster = user_data;
    const RosterEntry *x = roster_lookup(roster, *(const guint *) a);
    const RosterEntry *y = roster_lookup(roster, *(const guint *) b);
    return number_compare(&x->declared.number, &y->declared.number);
}

/* Places in the front matter order a group that something else made, if every post has one
 * of its own: "episode: 5". NULL when they do not. */
static Candidate *
declared_places(const Roster *roster, const Group *group)
{
    g_autoptr(GArray) posts = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < group->members->len; i++) {
        guint member = g_array_index(group->members, guint, i);
        if (!is_post(roster, member))
            continue;
        if (roster_lookup(roster, member)->declared.number.length == 0)
            return NULL;
        g_array_append_val(posts, member);
    }
    g_array_sort_with_data(posts, compare_places, (gpointer) roster);
    for (guint i = 1; i < posts->len; i++)
        if (compare_places(&g_array_index(posts, guint, i - 1),
                           &g_array_index(posts, guint, i), (gpointer) roster) == 0)
            return NULL;
    if (posts->len < 2)
        return NULL;
    Candidate *source =
        candidate_new(SERIES_BY_FRONT_MATTER, SERIES_MEDIUM, group->language);
    for (guint i = 0; i < posts->len; i++)
        candidate_add(source, g_array_index(posts, guint, i), NULL);
    return source;
}

static int
compare_sources(gconstpointer a, gconstpointer b)
{
    const Candidate *x = *(const Candidate *const *) a,
                    *y = *(const Candidate *const *) b;
    int order = series_order_rank(x->kind) - series_order_rank(y->kind);
    if (x->is_ordered != y->is_ordered)
        return x->is_ordered ? -1 : 1;
    if (order != 0)
        return order;
    return x->members->len == y->members->len  ? 0
           : x->members->len > y->members->len ? -1
                                               : 1;
}

/* Has it a number for every member, if some twice? Then it orders when nothing better does. */
static bool
is_numbered(const Candidate *source)
{
    for (guint i = 0; i < source->numbers->len; i++)
        if (g_array_index(source->numbers, Number, i).length == 0)
            return false;
    return source->kind != SERIES_BY_DATE;
}

/* The sources that order, the surest first. */
static GPtrArray *
ranked_sources(const Group *group, const Candidate *declared)
{
    GPtrArray *sources = g_ptr_array_new();
    bool has_declared = false;
    for (guint i = 0; i < group->sources->len; i++) {
        const Candidate *source = g_ptr_array_index(group->sources, i);
        if (!source->is_ordered && !is_numbered(source))
            continue;
        g_ptr_array_add(sources, (gpointer) source);
        has_declared |= source->is_ordered && source->kind == SERIES_BY_FRONT_MATTER;
    }
    if (declared != NULL && !has_declared)
        g_ptr_array_add(sources, (gpointer) declared);
    g_ptr_array_sort(sources, compare_sources);
    return sources;
}

/* The first that orders every post, else the one that orders most; NULL when none does. */
static const Candidate *
choose(const Roster *roster, const Group *group, const GPtrArray *sources, guint posts)
{
    const Candidate *best = NULL;
    guint most = 1;
    for (guint i = 0; i < sources->len; i++) {
        const Candidate *source = g_ptr_array_index(sources, i);
        guint covered = count_covered(roster, group, source);
        if (covered == posts)
            return source;
        if (covered > most) {
            most = covered;
            best = source;
        }
    }
    return best;
}

/* ---- putting in ------------------------------------------------------------------------ */

typedef struct {
    const Group *group;
    GArray *order;      /* guint */
    GHashTable *placed; /* member, set */
} Placing;

static guint
position_of(const Placing *self, guint member)
{
    for (guint i = 0; i < self->order->len; i++)
        if (g_array_index(self->order, guint, i) == member)
            return i;
    return G_MAXUINT;
}

static bool
is_placed(const Placing *self, guint member)
{
    return g_hash_table_contains(self->placed, GUINT_TO_POINTER(member));
}

static void
place_at(Placing *self, guint position, guint member)
{
    g_array_insert_val(self->order, position, member);
    g_hash_table_add(self->placed, GUINT_TO_POINTER(member));
}

/* Where the source's own neighbours stand: behind the last one before, else before the
 * first one behind, else at the end. */
static guint
position_for(const Placing *self, const Candidate *source, guint index)
{
    for (guint i = index; i-- > 0;)
        if (is_placed(self, candidate_member(source, i)))
            return position_of(self, candidate_member(source, i)) + 1;
    for (guint i = index + 1; i < source->members->len; i++)
        if (is_placed(self, candidate_member(source, i)))
            return position_of(self, candidate_member(source, i));
    return self->order->len;
}

static void
place_source(Placing *self, const Candidate *source)
{
    bool is_first = self->order->len == 0;
    for (guint i = 0; i < source->members->len; i++) {
        guint member = candidate_member(source, i);
        if (!group_has(self->group, member) || is_placed(self, member))
            continue;
        place_at(self, is_first ? self->order->len : position_for(self, source, i),
                 member);
    }
}

static int
compare_by_date(gconstpointer a, gconstpointer b, gpointer user_data)
{
    return roster_compare_dates(user_data, *(const guint *) a, *(const guint *) b);
}

/* Are the posts in place in the order of their dates? */
static bool
goes_by_date(const Placing *self, const Roster *roster)
{
    const Post *before = NULL;
    for (guint i = 0; i < self->order->len; i++) {
        const Post *post =
            roster_lookup(roster, g_array_index(self->order, guint, i))->post;
        if (post == NULL)
            continue;
        if (post->date == NULL ||
            (before != NULL && g_date_time_compare(before->date, post->date) > 0))
            return false;
        before = post;
    }
    return true;
}

/* Before the first part in place that is younger. */
static guint
position_by_date(const Placing *self, const Roster *roster, guint member)
{
    const Post *own = roster_lookup(roster, member)->post;
    for (guint i = 0; own != NULL && own->date != NULL && i < self->order->len; i++) {
        const Post *post =
            roster_lookup(roster, g_array_index(self->order, guint, i))->post;
        if (post != NULL && post->date != NULL &&
            g_date_time_compare(post->date, own->date) > 0)
            return i;
    }
    return self->order->len;
}

/* What no source orders goes by date: among what is in place when that does too, else behind
 * it. */
static guint
place_rest(Placing *self, const Roster *roster)
{
    g_autoptr(GArray) rest = g_array_new(FALSE, FALSE, sizeof(guint));
    guint posts = 0;
    for (guint i = 0; i < self->group->members->len; i++) {
        guint member = g_array_index(self->group->members, guint, i);
        if (is_placed(self, member))
            continue;
        g_array_append_val(rest, member);
        posts += is_post(roster, member);
    }
    g_array_sort_with_data(rest, compare_by_date, (gpointer) roster);
    bool is_merged = goes_by_date(self, roster);
    for (guint i = 0; i < rest->len; i++) {
        guint member = g_array_index(rest, guint, i);
        place_at(self,
                 is_merged ? position_by_date(self, roster, member) : self->order->len,
                 member);
    }
    return posts;
}

void
part_order_init(PartOrder *self, const Roster *roster, const Group *group)
{
    guint posts = 0;
    for (guint i = 0; i < group->members->len; i++)
        posts += is_post(roster, g_array_index(group->members, guint, i));
    g_autoptr(Candidate) declared = declared_places(roster, group);
    g_autoptr(GPtrArray) sources = ranked_sources(group, declared);
    const Candidate *chosen = choose(roster, group, sources, posts);
    Placing placing = {.group = group};
    placing.order = g_array_new(FALSE, FALSE, sizeof(guint));
    placing.placed = g_hash_table_new(NULL, NULL);
    if (chosen != NULL)
        place_source(&placing, chosen);
    for (guint i = 0; i < sources->len; i++)
        place_source(&placing, g_ptr_array_index(sources, i));
    self->by_date = place_rest(&placing, roster);
    bool is_most = chosen != NULL && self->by_date * 2 <= posts;
    self->decided_by = is_most ? chosen->kind : SERIES_BY_DATE;
    self->members = placing.order;
    g_hash_table_unref(placing.placed);
}

void
part_order_clear(PartOrder *self)
{
    g_clear_pointer(&self->members, g_array_unref);
}
