/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/episode_series.h"

#include <string.h>

#include "base/text.h"
#include "series/buckets.h"

enum { MIN_STEM = 6 }; /* bytes, folded: two syllables */

static int
compare_dates(gconstpointer a, gconstpointer b, gpointer user_data)
{
    return roster_compare_dates(user_data, *(const guint *) a, *(const guint *) b);
}

static void
make_candidate(const Roster *roster, GArray *members, GPtrArray *candidates)
{
    bool has_dates = true;
    g_array_sort_with_data(members, compare_dates, (gpointer) roster);
    guint first = g_array_index(members, guint, 0);
    Candidate *candidate = candidate_new(SERIES_BY_DATE, SERIES_MEDIUM,
                                         roster_lookup(roster, first)->language);
    candidate->is_ordered = false;
    for (guint i = 0; i < members->len; i++) {
        guint member = g_array_index(members, guint, i);
        const Post *post = roster_lookup(roster, member)->post;
        has_dates &= post->date != NULL;
        candidate_add(candidate, member, NULL);
        candidate_claim(candidate, member, post->title_place,
                        "title: names an episode: %s", post->title);
    }
    if (!has_dates)
        candidate->confidence = SERIES_LOW;
    g_ptr_array_add(candidates, candidate);
}

void
episode_series_gather(const Roster *roster, const Words *words, GPtrArray *candidates)
{
    g_autoptr(Buckets) buckets = buckets_new();
    for (guint i = 0; i < roster->posts; i++) {
        const RosterEntry *entry = roster_lookup(roster, i);
        gsize start, end;
        if (entry->is_hidden ||
            !words_find(words, WORDS_EPISODE, entry->post->title, &start, &end))
            continue;
        g_autofree char *before = g_strndup(entry->post->title, start);
        g_autofree char *stem = text_fold(before);
        if (strlen(stem) >= MIN_STEM)
            buckets_add(buckets, g_strdup_printf("%s %s", entry->language, stem), i);
    }
    for (guint i = 0; i < buckets_length(buckets); i++)
        if (buckets_members(buckets, i)->len >= 2)
            make_candidate(roster, buckets_members(buckets, i), candidates);
}
