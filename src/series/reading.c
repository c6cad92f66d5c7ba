/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/reading.h"

static void
free_list(gpointer data)
{
    part_list_free(data);
}

Reading *
reading_new(const Roster *roster, const Words *words)
{
    Reading *self = g_new0(Reading, 1);
    self->lists = g_ptr_array_new_with_free_func(free_list);
    self->mentions = g_ptr_array_new_with_free_func(g_free);
    self->list_starts = g_new0(guint, roster->posts + 1);
    self->mention_starts = g_new0(guint, roster->posts + 1);
    for (guint i = 0; i < roster->posts; i++) {
        const RosterEntry *entry = roster_lookup(roster, i);
        PartReader reader;
        part_reader_init(&reader, roster->catalogue, words, entry->post);
        part_lists_find(&reader, self->lists);
        mentions_find(&reader, &entry->declared, self->mentions);
        part_reader_clear(&reader);
        self->list_starts[i + 1] = self->lists->len;
        self->mention_starts[i + 1] = self->mentions->len;
    }
    return self;
}

void
reading_free(Reading *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->lists);
    g_ptr_array_unref(self->mentions);
    g_free(self->list_starts);
    g_free(self->mention_starts);
    g_free(self);
}
