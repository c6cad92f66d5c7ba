/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/consensus.h"

/* A longer list votes only for neighbours, and those a few steps apart. */
enum { MAX_FULL = 64, MAX_STEPS = 4 };

Ballot *
ballot_new(int weight)
{
    Ballot *self = g_new0(Ballot, 1);
    self->members = g_array_new(FALSE, FALSE, sizeof(guint));
    self->weight = weight;
    return self;
}

void
ballot_free(Ballot *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->members);
    g_free(self);
}

/* ---- votes ----------------------------------------------------------------------------- */

/* A pair won: `before` goes before `after`; both are positions in `members`. */
typedef struct {
    guint before, after;
    int weight;
    guint next;  /* of the wins of `before`: position + 1 */
    bool is_odd; /* against what would decide without votes */
    bool is_dropped;
} Win;

typedef struct {
    GArray *members;   /* guint */
    GHashTable *index; /* member -> position + 1 */
    GHashTable *votes; /* gint64 pair -> weight of before minus after */
    GArray *wins;      /* Win */
    guint weakest;     /* no win before this one can be dropped any more */
    guint *heads;      /* the first win of each member: position + 1 */
    guint *waiting;    /* how many wins still hold a member back */
    bool *is_placed;
    ConsensusTie tie;
    gpointer user_data;
} Count;

static guint
position_of(Count *self, guint member)
{
    gpointer known = g_hash_table_lookup(self->index, GUINT_TO_POINTER(member));
    if (known != NULL)
        return GPOINTER_TO_UINT(known) - 1;
    g_array_append_val(self->members, member);
    g_hash_table_insert(self->index, GUINT_TO_POINTER(member),
                        GUINT_TO_POINTER(self->members->len));
    return self->members->len - 1;
}

static void
vote(Count *self, guint before, guint after, int weight)
{
    bool is_turned = before > after;
    gint64 pair =
        is_turned ? (gint64) after << 32 | before : (gint64) before << 32 | after;
    gpointer known = g_hash_table_lookup(self->votes, &pair);
    int sum = GPOINTER_TO_INT(known) + (is_turned ? -weight : weight);
    g_hash_table_insert(self->votes, g_memdup2(&pair, sizeof pair), GINT_TO_POINTER(sum));
}

static void
count_ballot(Count *self, const Ballot *ballot)
{
    guint length = ballot->members->len;
    guint steps = length <= MAX_FULL ? length : MAX_STEPS;
    for (guint i = 0; i < length; i++) {
        guint before = position_of(self, g_array_index(ballot->members, guint, i));
        for (guint k = i + 1; k < length && k <= i + steps; k++) {
            guint after = position_of(self, g_array_index(ballot->members, guint, k));
            if (before != after)
                vote(self, before, after, ballot->weight);
        }
    }
}

static int
compare_wins(gconstpointer a, gconstpointer b)
{
    const Win *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight < y->weight ? -1 : 1;
    if (x->is_odd != y->is_odd)
        return x->is_odd ? -1 : 1;
    if (x->before != y->before)
        return x->before < y->before ? -1 : 1;
    return x->after < y->after ? -1 : x->after > y->after;
}

static guint
member_at(const Count *self, guint position)
{
    return g_array_index(self->members, guint, position);
}

/* The pairs that are decided, the weakest first. */
static void
collect_wins(Count *self)
{
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, self->votes);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        gint64 pair = *(gint64 *) key;
        int sum = GPOINTER_TO_INT(value);
        guint low = (guint) (pair >> 32), high = (guint) (pair & 0xFFFFFFFF);
        if (sum == 0)
            continue;
        Win win = {sum > 0 ? low : high, sum > 0 ? high : low, ABS(sum), 0, false, false};
        win.is_odd = self->tie(member_at(self, win.before), member_at(self, win.after),
                               self->user_data) > 0;
        g_array_append_val(self->wins, win);
        self->waiting[win.after]++;
    }
    g_array_sort(self->wins, compare_wins);
    for (guint i = 0; i < self->wins->len; i++) {
        Win *win = &g_array_index(self->wins, Win, i);
        win->next = self->heads[win->before];
        self->heads[win->before] = i + 1;
    }
}

/* ---- putting in line ------------------------------------------------------------------- */

/* The first member that nothing holds back; G_MAXUINT when a circle holds all. */
static guint
next_free(const Count *self)
{
    guint best = G_MAXUINT;
    for (guint i = 0; i < self->members->len; i++) {
        if (self->is_placed[i] || self->waiting[i] > 0)
            continue;
        if (best == G_MAXUINT ||
            self->tie(member_at(self, i), member_at(self, best), self->user_data) < 0)
            best = i;
    }
    return best;
}

static void
drop(Count *self, Win *win)
{
    if (win->is_dropped)
        return;
    win->is_dropped = true;
    self->waiting[win->after]--;
}

static void
place(Count *self, guint position)
{
    self->is_placed[position] = true;
    for (guint i = self->heads[position]; i != 0;) {
        Win *win = &g_array_index(self->wins, Win, i - 1);
        drop(self, win);
        i = win->next;
    }
}

/* A circle is left: the weakest win in it, or on the way to it, gives way. */
static void
drop_weakest(Count *self)
{
    for (; self->weakest < self->wins->len; self->weakest++) {
        Win *win = &g_array_index(self->wins, Win, self->weakest);
        if (win->is_dropped)
            continue;
        drop(self, win);
        return;
    }
    g_assert_not_reached();
}

static void
count_clear(Count *self)
{
    g_hash_table_unref(self->index);
    g_hash_table_unref(self->votes);
    g_array_unref(self->wins);
    g_array_unref(self->members);
    g_free(self->heads);
    g_free(self->waiting);
    g_free(self->is_placed);
}

GArray *
consensus_order(const GPtrArray *ballots, ConsensusTie tie, gpointer user_data)
{
    Count count = {
        .members = g_array_new(FALSE, FALSE, sizeof(guint)),
        .index = g_hash_table_new(NULL, NULL),
        .votes = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
        .wins = g_array_new(FALSE, FALSE, sizeof(Win)),
        .tie = tie,
        .user_data = user_data,
    };
    for (guint i = 0; i < ballots->len; i++) {
        const Ballot *ballot = g_ptr_array_index(ballots, i);
        if (ballot->members->len == 1)
            position_of(&count, g_array_index(ballot->members, guint, 0));
        count_ballot(&count, ballot);
    }
    count.heads = g_new0(guint, count.members->len + 1);
    count.waiting = g_new0(guint, count.members->len + 1);
    count.is_placed = g_new0(bool, count.members->len + 1);
    collect_wins(&count);
    GArray *order = g_array_new(FALSE, FALSE, sizeof(guint));
    while (order->len < count.members->len) {
        guint position = next_free(&count);
        if (position == G_MAXUINT) {
            drop_weakest(&count);
            continue;
        }
        place(&count, position);
        guint member = member_at(&count, position);
        g_array_append_val(order, member);
    }
    count_clear(&count);
    return order;
}

bool
consensus_contradicts(const GArray *order, const Ballot *ballot)
{
    g_autoptr(GHashTable) positions = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < order->len; i++)
        g_hash_table_insert(positions, GUINT_TO_POINTER(g_array_index(order, guint, i)),
                            GUINT_TO_POINTER(i + 1));
    guint last = 0;
    for (guint i = 0; i < ballot->members->len; i++) {
        guint member = g_array_index(ballot->members, guint, i);
        guint position =
            GPOINTER_TO_UINT(g_hash_table_lookup(positions, GUINT_TO_POINTER(member)));
        if (position == 0)
            continue;
        if (position < last)
            return true;
        last = position;
    }
    return false;
}
