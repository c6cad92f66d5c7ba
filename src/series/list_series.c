/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/list_series.h"

#include <string.h>

#include "base/text.h"
#include "series/buckets.h"
#include "series/consensus.h"
#include "series/title_number.h"
#include "series/union_find.h"

enum {
    MAX_LONE = 50,     /* parts of a list that only one post holds */
    MAX_CLUSTER = 500, /* parts of a series made by lists */
    SURE_WEIGHT = 2,
    UNSURE_WEIGHT = 1
};

/* A list as numbers. */
typedef struct {
    const PartList *list;
    GArray *members; /* guint, in order */
    guint holder;
} Roll;

typedef struct {
    Roster *roster;
    GPtrArray *rolls;   /* Roll *, those with the holder among the items */
    GPtrArray *others;  /* Roll *, those without */
    Buckets *by_member; /* "number" -> indexes of rolls */
    Diag *diag;
} Gatherer;

static void
free_roll(gpointer data)
{
    Roll *roll = data;
    g_array_unref(roll->members);
    g_free(roll);
}

static bool
array_has(const GArray *array, guint value)
{
    for (guint i = 0; i < array->len; i++)
        if (g_array_index(array, guint, i) == value)
            return true;
    return false;
}

GArray *
list_series_members(Roster *roster, const PartList *list)
{
    GArray *members = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < list->items->len; i++) {
        const PartItem *item = g_ptr_array_index(list->items, i);
        if (item->post == NULL && item->url == NULL)
            continue;
        guint member = item->post != NULL
                           ? roster_number(roster, item->post)
                           : roster_announce(roster, list->holder->language, item->url,
                                             item->nearest, item->label, item->place);
        if (!roster_lookup(roster, member)->is_hidden)
            g_array_append_val(members, member);
    }
    return members;
}

/* ---- which lists count ----------------------------------------------------------------- */

/* Posts that the front matter puts in different series are not in one list of parts. */
static bool
mixes_declared(const Roster *roster, const GArray *members)
{
    g_autofree char *first = NULL;
    for (guint i = 0; i < members->len; i++) {
        const GPtrArray *names =
            roster_lookup(roster, g_array_index(members, guint, i))->declared.names;
        if (names->len != 1)
            continue;
        g_autofree char *name = text_fold(g_ptr_array_index(names, 0));
        if (first != NULL && strcmp(first, name) != 0)
            return true;
        if (first == NULL)
            first = g_steal_pointer(&name);
    }
    return false;
}

static void
tell_bounded(const Gatherer *self, const PartList *list, guint length)
{
    diag_add(self->diag, DIAG_NOTE,
             ((PartItem *) g_ptr_array_index(list->items, 0))->place, "series-bounded",
             "a list of %u posts that no other post repeats is taken for a hub, not for "
             "the parts of a series",
             length);
}

static void
add_roll(Gatherer *self, const PartList *list)
{
    g_autoptr(GArray) members = list_series_members(self->roster, list);
    guint holder = roster_number(self->roster, list->holder);
    bool has_self = list->self != NULL && array_has(members, holder);
    bool is_doubtful =
        list->is_aside && !list->is_titled && !(has_self && list->self->is_marked);
    if (members->len < 2 || is_doubtful || mixes_declared(self->roster, members) ||
        roster_lookup(self->roster, holder)->is_hidden)
        return;
    Roll *roll = g_new0(Roll, 1);
    *roll = (Roll){list, g_steal_pointer(&members), holder};
    g_ptr_array_add(has_self ? self->rolls : self->others, roll);
}

static void
index_rolls(Gatherer *self)
{
    for (guint i = 0; i < self->rolls->len; i++) {
        const Roll *roll = g_ptr_array_index(self->rolls, i);
        for (guint k = 0; k < roll->members->len; k++)
            buckets_add(self->by_member,
                        g_strdup_printf("%u", g_array_index(roll->members, guint, k)), i);
    }
}

static const GArray *
rolls_of(const Gatherer *self, guint member)
{
    char key[16];
    g_snprintf(key, sizeof key, "%u", member);
    return buckets_lookup(self->by_member, key);
}

/* ---- which lists are of one series ------------------------------------------------------ */

/* Part 2 lists 1 and 2, part 3 lists 2 and 3: the one ends where the other begins. */
static bool
is_continued(const Roll *a, const Roll *b)
{
    guint last = g_array_index(a->members, guint, a->members->len - 1);
    guint first = g_array_index(b->members, guint, 0);
    return last == first && a->holder == last && a->holder != b->holder;
}

static bool
belong_together(const Roll *a, const Roll *b, guint shared)
{
    guint shorter = MIN(a->members->len, b->members->len);
    if (shared >= 2)
        return shared * 2 >= shorter;
    return is_continued(a, b) || is_continued(b, a);
}

static UnionFind *
cluster(Gatherer *self)
{
    UnionFind *sets = union_find_new(self->rolls->len);
    g_autofree guint *shared = g_new0(guint, self->rolls->len + 1);
    g_autoptr(GArray) touched = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < self->rolls->len; i++) {
        const Roll *roll = g_ptr_array_index(self->rolls, i);
        for (guint k = 0; k < roll->members->len; k++) {
            const GArray *near = rolls_of(self, g_array_index(roll->members, guint, k));
            for (guint n = 0; n < near->len; n++) {
                guint other = g_array_index(near, guint, n);
                if (other >= i)
                    break;
                if (shared[other]++ == 0)
                    g_array_append_val(touched, other);
            }
        }
        for (guint k = 0; k < touched->len; k++) {
            guint other = g_array_index(touched, guint, k);
            if (belong_together(g_ptr_array_index(self->rolls, other), roll,
                                shared[other]))
                union_find_join(sets, other, i);
            shared[other] = 0;
        }
        g_array_set_size(touched, 0);
    }
    return sets;
}

/* ---- candidates ------------------------------------------------------------------------ */

static int
compare_by_date(guint a, guint b, gpointer user_data)
{
    return roster_compare_dates(user_data, a, b);
}

/* Does the item that is the holder bear another number than the holder itself? Such a list
 * was copied from elsewhere. */
static bool
is_copied(const PartList *list)
{
    NumberMark label = {0}, title = {0};
    bool is = list->misplaced != NULL;
    if (list->self != NULL && title_number_best(list->self->label, &label) &&
        title_number_best(list->holder->title, &title) && label.kind == NUMBER_MARKED &&
        title.kind == NUMBER_MARKED && strcmp(label.stem, title.stem) == 0 &&
        !number_is_open(&label.number) && !number_is_open(&title.number))
        is |= number_compare(&label.number, &title.number) != 0;
    number_mark_clear(&label);
    number_mark_clear(&title);
    return is;
}

static Ballot *
ballot_of(const Roll *roll)
{
    bool is_sure = roll->list->self != NULL && !is_copied(roll->list);
    Ballot *ballot = ballot_new(is_sure ? SURE_WEIGHT : UNSURE_WEIGHT);
    g_array_append_vals(ballot->members, roll->members->data, roll->members->len);
    return ballot;
}

static void
free_ballot(gpointer data)
{
    ballot_free(data);
}

static void
claim_items(Candidate *candidate, Roster *roster, const PartList *list)
{
    for (guint i = 0; i < list->items->len; i++) {
        const PartItem *item = g_ptr_array_index(list->items, i);
        if (item->post == NULL && item->url == NULL)
            continue;
        guint member = item->post != NULL
                           ? roster_number(roster, item->post)
                           : roster_announce(roster, list->holder->language, item->url,
                                             NULL, NULL, item->place);
        if (item->group != NULL)
            candidate_begin_group(candidate, member, item->group);
        candidate_claim(candidate, member, item->place, "list item %u of %u%s: %s", i + 1,
                        list->items->len, item->is_self ? " (this post)" : "",
                        item->label);
    }
}

/* Do the labels of one list count 1, 2, 3 ...? Then it is a list of parts beyond doubt. */
static bool
is_counted(const PartList *list)
{
    int before = -1;
    for (guint i = 0; i < list->items->len; i++) {
        const PartItem *item = g_ptr_array_index(list->items, i);
        NumberMark mark = {0};
        bool has = title_number_best(item->label, &mark);
        Number last = {{before}, before >= 0};
        Number number = number_settle(&mark.number, &last);
        int value = has ? number.fields[0] : -1;
        number_mark_clear(&mark);
        if (value < 0 || (before >= 0 && value != before + 1))
            return false;
        before = value;
    }
    return true;
}

static bool
has_two_holders(const GPtrArray *rolls)
{
    const Roll *first = g_ptr_array_index(rolls, 0);
    for (guint i = 1; i < rolls->len; i++)
        if (((Roll *) g_ptr_array_index(rolls, i))->holder != first->holder)
            return true;
    return false;
}

/* Makes one candidate of `rolls` (Roll *); NULL when they are no series. */
static Candidate *
make_candidate(Gatherer *self, const GPtrArray *rolls)
{
    const Roll *first = g_ptr_array_index(rolls, 0);
    bool is_shared = has_two_holders(rolls);
    if (!is_shared && first->members->len > MAX_LONE) {
        tell_bounded(self, first->list, first->members->len);
        return NULL;
    }
    g_autoptr(GPtrArray) ballots = g_ptr_array_new_with_free_func(free_ballot);
    for (guint i = 0; i < rolls->len; i++)
        g_ptr_array_add(ballots, ballot_of(g_ptr_array_index(rolls, i)));
    g_autoptr(GArray) order = consensus_order(ballots, compare_by_date, self->roster);
    if (order->len > MAX_CLUSTER) {
        tell_bounded(self, first->list, order->len);
        return NULL;
    }
    bool is_sure = is_shared || is_counted(first->list);
    Candidate *candidate =
        candidate_new(SERIES_BY_LIST, is_sure ? SERIES_HIGH : SERIES_MEDIUM,
                      roster_lookup(self->roster, first->holder)->language);
    candidate->lists = g_ptr_array_new();
    for (guint i = 0; i < order->len; i++)
        candidate_add(candidate, g_array_index(order, guint, i), NULL);
    for (guint i = 0; i < rolls->len; i++) {
        const Roll *roll = g_ptr_array_index(rolls, i);
        g_ptr_array_add(candidate->lists, (gpointer) roll->list);
        claim_items(candidate, self->roster, roll->list);
    }
    return candidate;
}

/* ---- lists without their holder ---------------------------------------------------------- */

/* The cluster of each member: the first that names it. */
static GHashTable *
clusters_of_members(const Gatherer *self, UnionFind *sets)
{
    GHashTable *clusters = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < self->rolls->len; i++) {
        const Roll *roll = g_ptr_array_index(self->rolls, i);
        gpointer root = GUINT_TO_POINTER(union_find_root(sets, i) + 1);
        for (guint k = 0; k < roll->members->len; k++) {
            gpointer member = GUINT_TO_POINTER(g_array_index(roll->members, guint, k));
            if (!g_hash_table_contains(clusters, member))
                g_hash_table_insert(clusters, member, root);
        }
    }
    return clusters;
}

/* A post of the series lists the others and forgets itself: its list votes too. */
static void
adopt_others(Gatherer *self, UnionFind *sets, Buckets *clusters)
{
    g_autoptr(GHashTable) of_member = clusters_of_members(self, sets);
    for (guint i = 0; i < self->others->len; i++) {
        Roll *other = g_ptr_array_index(self->others, i);
        gpointer root = g_hash_table_lookup(of_member, GUINT_TO_POINTER(other->holder));
        bool is_inside = root != NULL;
        for (guint k = 0; is_inside && k < other->members->len; k++)
            is_inside =
                g_hash_table_lookup(of_member, GUINT_TO_POINTER(g_array_index(
                                                   other->members, guint, k))) == root;
        if (is_inside)
            buckets_add(clusters, g_strdup_printf("%u", GPOINTER_TO_UINT(root) - 1),
                        self->rolls->len + i);
    }
}

static Roll *
roll_at(const Gatherer *self, guint index)
{
    bool is_other = index >= self->rolls->len;
    return is_other ? g_ptr_array_index(self->others, index - self->rolls->len)
                    : g_ptr_array_index(self->rolls, index);
}

void
list_series_gather(Roster *roster, const GPtrArray *lists, GPtrArray *candidates,
                   Diag *diag)
{
    Gatherer self = {.roster = roster, .diag = diag};
    self.rolls = g_ptr_array_new_with_free_func(free_roll);
    self.others = g_ptr_array_new_with_free_func(free_roll);
    self.by_member = buckets_new();
    for (guint i = 0; i < lists->len; i++)
        add_roll(&self, g_ptr_array_index(lists, i));
    index_rolls(&self);
    g_autoptr(UnionFind) sets = cluster(&self);
    g_autoptr(Buckets) clusters = buckets_new();
    for (guint i = 0; i < self.rolls->len; i++)
        buckets_add(clusters, g_strdup_printf("%u", union_find_root(sets, i)), i);
    adopt_others(&self, sets, clusters);
    for (guint i = 0; i < buckets_length(clusters); i++) {
        const GArray *indexes = buckets_members(clusters, i);
        g_autoptr(GPtrArray) rolls = g_ptr_array_new();
        for (guint k = 0; k < indexes->len; k++)
            g_ptr_array_add(rolls, roll_at(&self, g_array_index(indexes, guint, k)));
        Candidate *candidate = make_candidate(&self, rolls);
        if (candidate != NULL)
            g_ptr_array_add(candidates, candidate);
    }
    buckets_free(self.by_member);
    g_ptr_array_unref(self.rolls);
    g_ptr_array_unref(self.others);
}
