/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "series/chained_series.h"
#include "series/complaint.h"
#include "series/declared_series.h"
#include "series/episode_series.h"
#include "series/indexed_series.h"
#include "series/list_series.h"
#include "series/manifest_series.h"
#include "series/numbered_series.h"
#include "series/part_title.h"
#include "series/reading.h"
#include "series/series.h"

enum { MAX_EVIDENCE = 16 }; /* reasons kept for one part */

/* Everything that is known while series are looked for. */
typedef struct {
    const Catalogue *catalogue;
    const Words *words;
    Roster *roster;
    Reading *reading;
    GPtrArray *candidates; /* Candidate *, the surest sources first */
    GPtrArray *groups;     /* Group * */
    Diag *diag;
} Discovery;

static void
gather(Discovery *self)
{
    declared_series_gather(self->roster, self->reading->lists, self->candidates,
                           self->diag);
    list_series_gather(self->roster, self->reading->lists, self->candidates, self->diag);
    g_autoptr(GPtrArray) books = g_ptr_array_new();
    g_autoptr(GPtrArray) sections = g_ptr_array_new();
    manifest_series_gather(self->roster, self->candidates, books, sections, self->diag);
    for (guint i = 0; i < books->len; i++)
        g_ptr_array_insert(self->candidates, (int) i, g_ptr_array_index(books, i));
    g_autoptr(GPtrArray) chains = g_ptr_array_new();
    chained_series_gather(self->roster, self->reading->mentions, chains, self->diag);
    for (guint i = 0; i < chains->len; i++)
        if (((Candidate *) g_ptr_array_index(chains, i))->kind == SERIES_BY_NAVIGATION)
            g_ptr_array_add(self->candidates, g_ptr_array_index(chains, i));
    numbered_series_gather(self->roster, self->words, self->candidates);
    g_ptr_array_extend(self->candidates, sections, NULL, NULL);
    indexed_series_gather(self->roster, self->reading->lists, self->candidates,
                          self->diag);
    episode_series_gather(self->roster, self->words, self->candidates);
    for (guint i = 0; i < chains->len; i++)
        if (((Candidate *) g_ptr_array_index(chains, i))->kind == SERIES_BY_PROSE)
            g_ptr_array_add(self->candidates, g_ptr_array_index(chains, i));
}

/* ---- one series ------------------------------------------------------------------------ */

/* Gives each part its reasons, those of the surest sources first. */
static void
explain(Series *series, const Group *group, const PartOrder *order)
{
    g_autoptr(GHashTable) positions = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < order->members->len; i++)
        g_hash_table_insert(positions,
                            GUINT_TO_POINTER(g_array_index(order->members, guint, i)),
                            g_ptr_array_index(series->parts, i));
    for (guint i = 0; i < group->sources->len; i++) {
        const Candidate *source = g_ptr_array_index(group->sources, i);
        for (guint k = 0; k < source->claims->len; k++) {
            const Claim *claim = g_ptr_array_index(source->claims, k);
            SeriesPart *part =
                g_hash_table_lookup(positions, GUINT_TO_POINTER(claim->member));
            if (part != NULL && part->evidence->len < MAX_EVIDENCE)
                series_part_explain(part, claim->place, claim->text);
        }
    }
}

/* The book part that the member begins, by the first source that knows. */
static const char *
group_title(const Group *group, guint member)
{
    for (guint i = 0; i < group->sources->len; i++) {
        const Candidate *source = g_ptr_array_index(group->sources, i);
        const char *title = g_hash_table_lookup(source->groups, GUINT_TO_POINTER(member));
        if (title != NULL)
            return title;
    }
    return NULL;
}

static void
add_part(const Discovery *self, Series *series, const Group *group,
         const PartOrder *order, const PartNumbers *numbers, const SeriesName *name,
         guint index)
{
    guint member = g_array_index(order->members, guint, index);
    const RosterEntry *entry = roster_lookup(self->roster, member);
    g_autofree char *number =
        number_text(&g_array_index(numbers->numbers, Number, index));
    const char *given = part_manifest_title(group, member);
    g_autofree char *title = given != NULL ? g_strdup(given)
                                           : part_title(name, self->words, self->roster,
                                                        order, numbers, index);
    SeriesPart *part = series_add_part(
        series, number, title, entry->post != NULL ? entry->post->permalink : entry->url,
        entry->post);
    part->label = g_strdup(g_ptr_array_index(numbers->labels, index));
    part->group = g_strdup(group_title(group, member));
    part->place = entry->place;
}

/* A list whose other parts are all missing is a series only when it counts them; what only
 * dates put in order is never sure. */
static SeriesConfidence
settle_confidence(const Roster *roster, const Group *group, const PartOrder *order)
{
    guint posts = 0;
    for (guint i = 0; i < group->members->len; i++)
        posts +=
            roster_lookup(roster, g_array_index(group->members, guint, i))->post != NULL;
    SeriesConfidence confidence = group_confidence(group);
    if (posts < 2 && confidence < SERIES_HIGH)
        return SERIES_LOW;
    bool is_guessed = order->by_date > 0 && posts > 1;
    return is_guessed ? MIN(confidence, SERIES_MEDIUM) : confidence;
}

static Series *
make_series(const Discovery *self, const Group *group)
{
    PartOrder order;
    PartNumbers numbers;
    SeriesName name;
    part_order_init(&order, self->roster, group);
    part_numbers_init(&numbers, self->roster, group, &order);
    series_name_init(&name, self->roster, group, &order, &numbers);
    g_autofree char *id = series_name_id(&name, self->roster, &order);
    Series *series = series_new(id, name.title, group->language);
    series->order = order.decided_by;
    series->confidence = settle_confidence(self->roster, group, &order);
    for (guint i = 0; i < order.members->len; i++)
        add_part(self, series, group, &order, &numbers, &name, i);
    explain(series, group, &order);
    complain_of_series(series, self->roster, group, &order, &numbers, self->diag);
    series_name_clear(&name);
    part_numbers_clear(&numbers);
    part_order_clear(&order);
    return series;
}

/* ---- all of them ----------------------------------------------------------------------- */

static int
compare_ids(gconstpointer a, gconstpointer b)
{
    const Series *x = *(const Series *const *) a, *y = *(const Series *const *) b;
    return strcmp(x->id, y->id);
}

/* The language of most posts. */
static const char *
main_language(const Roster *roster)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
    const char *best = NULL;
    guint most = 0;
    for (guint i = 0; i < roster->posts; i++) {
        const char *language = roster_lookup(roster, i)->language;
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, language)) + 1;
        g_hash_table_insert(counts, (gpointer) language, GUINT_TO_POINTER(count));
        if (count > most) {
            most = count;
            best = language;
        }
    }
    return best;
}

/* A second series of one name takes its language, or counts. */
static void
settle_ids(GPtrArray *found, const char *language)
{
    g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
    for (int pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < found->len; i++) {
            Series *series = g_ptr_array_index(found, i);
            bool is_own = g_strcmp0(series->language, language) == 0;
            if (is_own != (pass == 0))
                continue;
            g_autofree char *wanted = g_strdup(series->id);
            for (int n = 1; g_hash_table_contains(taken, series->id); n++) {
                g_free(series->id);
                series->id = n == 1 && !is_own && series->language != NULL
                                 ? g_strdup_printf("%s-%s", wanted, series->language)
                                 : g_strdup_printf("%s-%d", wanted, n + 1);
            }
            g_hash_table_add(taken, series->id);
        }
    }
}

static void
free_series(gpointer data)
{
    series_free(data);
}

static void
free_group(gpointer data)
{
    group_free(data);
}

GPtrArray *
series_discover(const Catalogue *catalogue, Diag *diag)
{
    return series_discover_without(catalogue, 0, diag);
}

static void
hide_sources(GPtrArray *candidates, guint hidden)
{
    for (guint i = candidates->len; i-- > 0;)
        if (hidden & 1u << ((Candidate *) g_ptr_array_index(candidates, i))->kind)
            g_ptr_array_remove_index(candidates, i);
}

GPtrArray *
series_discover_without(const Catalogue *catalogue, guint hidden, Diag *diag)
{
    Discovery self = {.catalogue = catalogue, .diag = diag};
    self.words = catalogue_words(catalogue);
    self.roster = roster_new(catalogue);
    self.candidates = candidates_new();
    if (hidden & 1u << SERIES_BY_FRONT_MATTER)
        roster_forget_declared(self.roster);
    self.reading = reading_new(self.roster, self.words);
    gather(&self);
    hide_sources(self.candidates, hidden);
    self.groups = merge_candidates(self.roster, self.candidates);
    g_ptr_array_set_free_func(self.groups, free_group);
    GPtrArray *found = g_ptr_array_new_with_free_func(free_series);
    for (guint i = 0; i < self.groups->len; i++)
        g_ptr_array_add(found, make_series(&self, g_ptr_array_index(self.groups, i)));
    settle_ids(found, main_language(self.roster));
    g_ptr_array_sort(found, compare_ids);
    complain_of_all(found, diag);
    g_ptr_array_unref(self.groups);
    g_ptr_array_unref(self.candidates);
    reading_free(self.reading);
    roster_free(self.roster);
    return found;
}
