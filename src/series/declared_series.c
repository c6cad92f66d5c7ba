/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/declared_series.h"

#include <string.h>

#include "base/text.h"
#include "series/buckets.h"
#include "series/similar.h"
#include "series/slug_number.h"
#include "series/union_find.h"

/* Letters' bytes that titles of one series share at least; a folder's share of posts with a
 * place, in percent; the least posts of such a folder. */
enum { MIN_TITLE = 6, MIN_COVERAGE = 70, MIN_FOLDER = 3 };

/* ---- orders ---------------------------------------------------------------------------- */

static int
compare_places(gconstpointer a, gconstpointer b, gpointer user_data)
{
    const Roster *roster = user_data;
    guint x = *(const guint *) a, y = *(const guint *) b;
    const Number *x_place = &roster_lookup(roster, x)->declared.number;
    const Number *y_place = &roster_lookup(roster, y)->declared.number;
    if (x_place->length == 0 || y_place->length == 0) {
        int order = (x_place->length == 0) - (y_place->length == 0);
        return order != 0 ? order : roster_compare_dates(roster, x, y);
    }
    int order = number_compare(x_place, y_place);
    return order != 0 ? order : roster_compare_dates(roster, x, y);
}

/* Are the places of the sorted members 1 to n, or 0 to n - 1? */
static bool
is_complete(const Roster *roster, const GArray *members)
{
    int first = -1;
    for (guint i = 0; i < members->len; i++) {
        const Number *place =
            &roster_lookup(roster, g_array_index(members, guint, i))->declared.number;
        if (place->length != 1)
            return false;
        if (i == 0)
            first = place->fields[0];
        if (place->fields[0] != first + (int) i)
            return false;
    }
    return first == 0 || first == 1;
}

static void
claim_place(Candidate *candidate, const Roster *roster, guint member)
{
    const RosterEntry *entry = roster_lookup(roster, member);
    g_autofree char *place = number_text(&entry->declared.number);
    const char *name = candidate->name;
    if (entry->declared.total > 0)
        candidate_claim(candidate, member, entry->declared.place,
                        "front matter: place %s of %d", place, entry->declared.total);
    else if (*place == '\0')
        candidate_claim(candidate, member, entry->declared.place,
                        "front matter: in the series '%s'", name);
    else if (name == NULL)
        candidate_claim(candidate, member, entry->declared.place,
                        "front matter: place %s in its folder", place);
    else
        candidate_claim(candidate, member, entry->declared.place,
                        "front matter: place %s in the series '%s'", place, name);
}

/* Sorts `members` by place and makes a candidate of them. */
static Candidate *
make_candidate(const Roster *roster, GArray *members, const char *name)
{
    g_array_sort_with_data(members, compare_places, (gpointer) roster);
    guint first = g_array_index(members, guint, 0);
    Candidate *self = candidate_new(SERIES_BY_FRONT_MATTER, SERIES_HIGH,
                                    roster_lookup(roster, first)->language);
    self->name = g_strdup(name);
    self->is_closed = is_complete(roster, members);
    for (guint i = 0; i < members->len; i++) {
        guint member = g_array_index(members, guint, i);
        const Number *place = &roster_lookup(roster, member)->declared.number;
        const Number *before =
            i == 0 ? NULL : &g_array_index(self->numbers, Number, i - 1);
        bool is_same = before != NULL && number_compare(before, place) == 0;
        self->is_ordered &= place->length > 0 && !is_same;
        candidate_add(self, member, place);
        claim_place(self, roster, member);
    }
    if (!self->is_ordered)
        self->confidence = SERIES_MEDIUM;
    return self;
}

/* ---- by name --------------------------------------------------------------------------- */

static void
gather_named(const Roster *roster, GPtrArray *candidates, Diag *diag)
{
    g_autoptr(Buckets) buckets = buckets_new();
    g_autoptr(GHashTable) names =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < roster->posts; i++) {
        const RosterEntry *entry = roster_lookup(roster, i);
        for (guint k = 0; k < entry->declared.names->len; k++) {
            const char *name = g_ptr_array_index(entry->declared.names, k);
            g_autofree char *folded = text_fold(name);
            char *key = g_strdup_printf("%s %s", entry->language, folded);
            if (!g_hash_table_contains(names, key))
                g_hash_table_insert(names, g_strdup(key), (gpointer) name);
            if (!entry->is_hidden) {
                buckets_add(buckets, key, i);
                continue;
            }
            diag_add(diag, DIAG_NOTE, entry->declared.place, "part-hidden",
                     "the post declares the series '%s' but is not published (%s); it is "
                     "left out",
                     name,
                     entry->post->hidden_reason != NULL ? entry->post->hidden_reason
                                                        : "hidden");
            g_free(key);
        }
    }
    for (guint i = 0; i < buckets_length(buckets); i++) {
        const char *name = g_hash_table_lookup(names, buckets_key(buckets, i));
        GArray *members = buckets_members(buckets, i);
        if (members->len >= 2)
            g_ptr_array_add(candidates, make_candidate(roster, members, name));
    }
}

/* ---- by "2/3" -------------------------------------------------------------------------- */

static int
compare_titles(gconstpointer a, gconstpointer b, gpointer user_data)
{
    const Roster *roster = user_data;
    guint x = *(const guint *) a, y = *(const guint *) b;
    int order = strcmp(roster_lookup(roster, x)->title, roster_lookup(roster, y)->title);
    return order != 0 ? order : x < y ? -1 : x > y;
}

static bool
is_place_of(const Roster *roster, guint member, int total)
{
    const RosterEntry *entry = roster_lookup(roster, member);
    return entry->post != NULL && !entry->is_hidden && entry->declared.total == total &&
           entry->declared.names->len == 0;
}

/* Posts at a place of the same total are together when one list names them both ... */
static void
join_by_lists(UnionFind *sets, const Roster *roster, const GPtrArray *lists)
{
    for (guint i = 0; i < lists->len; i++) {
        const PartList *list = g_ptr_array_index(lists, i);
        guint holder = roster_number(roster, list->holder);
        int total = roster_lookup(roster, holder)->declared.total;
        if (list->self == NULL || total == 0)
            continue;
        for (guint k = 0; k < list->items->len; k++) {
            const PartItem *item = g_ptr_array_index(list->items, k);
            if (item->post == NULL)
                continue;
            guint member = roster_number(roster, item->post);
            if (is_place_of(roster, member, total) && is_place_of(roster, holder, total))
                union_find_join(sets, member, holder);
        }
    }
}

/* ... or when their titles or slugs begin alike. */
static void
join_by_names(UnionFind *sets, const Roster *roster, GArray *bucket)
{
    g_array_sort_with_data(bucket, compare_titles, (gpointer) roster);
    g_autoptr(GHashTable) stems =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < bucket->len; i++) {
        guint member = g_array_index(bucket, guint, i);
        const RosterEntry *entry = roster_lookup(roster, member);
        if (i > 0) {
            guint before = g_array_index(bucket, guint, i - 1);
            const char *title = roster_lookup(roster, before)->title;
            gsize shared = similar_prefix(title, entry->title);
            if (shared >= MIN_TITLE &&
                shared * 3 >= MIN(strlen(title), strlen(entry->title)))
                union_find_join(sets, before, member);
        }
        NumberMark mark = {0};
        if (slug_number_best(entry->name, &mark) && *mark.stem != '\0') {
            gpointer known = g_hash_table_lookup(stems, mark.stem);
            if (known != NULL)
                union_find_join(sets, GPOINTER_TO_UINT(known) - 1, member);
            else
                g_hash_table_insert(stems, g_strdup(mark.stem),
                                    GUINT_TO_POINTER(member + 1));
        }
        number_mark_clear(&mark);
    }
}

static void
gather_positions(const Roster *roster, const GPtrArray *lists, GPtrArray *candidates)
{
    g_autoptr(Buckets) buckets = buckets_new();
    for (guint i = 0; i < roster->posts; i++) {
        const RosterEntry *entry = roster_lookup(roster, i);
        int total = entry->declared.total;
        if (total > 0 && is_place_of(roster, i, total))
            buckets_add(buckets, g_strdup_printf("%s %d", entry->language, total), i);
    }
    if (buckets_length(buckets) == 0)
        return;
    g_autoptr(UnionFind) sets = union_find_new(roster->posts);
    join_by_lists(sets, roster, lists);
    for (guint i = 0; i < buckets_length(buckets); i++)
        join_by_names(sets, roster, buckets_members(buckets, i));
    g_autoptr(GPtrArray) found = union_find_sets(sets);
    for (guint i = 0; i < found->len; i++) {
        GArray *members = g_ptr_array_index(found, i);
        g_ptr_array_add(candidates, make_candidate(roster, members, NULL));
    }
}

/* ---- by a place in the folder ---------------------------------------------------------- */

static guint
count_places(const Roster *roster, const GArray *members)
{
    g_autoptr(GHashTable) places =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < members->len; i++) {
        const RosterEntry *entry =
            roster_lookup(roster, g_array_index(members, guint, i));
        g_hash_table_add(places, number_text(&entry->declared.number));
    }
    return g_hash_table_size(places);
}

static void
gather_folders(const Roster *roster, GPtrArray *candidates)
{
    g_autoptr(Buckets) buckets = buckets_new();
    g_autoptr(GHashTable) sizes =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < roster->posts; i++) {
        const RosterEntry *entry = roster_lookup(roster, i);
        if (entry->is_hidden)
            continue;
        g_autofree char *key = g_strdup_printf("%s %s", entry->language, entry->folder);
        guint size = GPOINTER_TO_UINT(g_hash_table_lookup(sizes, key)) + 1;
        g_hash_table_insert(sizes, g_strdup(key), GUINT_TO_POINTER(size));
        bool has_place = entry->declared.number.length > 0 &&
                         entry->declared.total == 0 && entry->declared.names->len == 0;
        if (has_place)
            buckets_add(buckets, g_steal_pointer(&key), i);
    }
    for (guint i = 0; i < buckets_length(buckets); i++) {
        const char *key = buckets_key(buckets, i);
        GArray *members = buckets_members(buckets, i);
        guint size = GPOINTER_TO_UINT(g_hash_table_lookup(sizes, key));
        guint places = count_places(roster, members);
        if (members->len < MIN_FOLDER || members->len * 100 < size * MIN_COVERAGE ||
            places * 10 < members->len * 9)
            continue;
        Candidate *candidate = make_candidate(roster, members, NULL);
        candidate->confidence = SERIES_MEDIUM;
        g_ptr_array_add(candidates, candidate);
    }
}

void
declared_series_gather(const Roster *roster, const GPtrArray *lists,
                       GPtrArray *candidates, Diag *diag)
{
    gather_named(roster, candidates, diag);
    gather_positions(roster, lists, candidates);
    gather_folders(roster, candidates);
}
