/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/reading.h"

#include "series/post_link.h"
#include "series/wiki_link.h"

enum { MIN_THREADED = 8 }; /* posts: fewer are read by one thread */

static void
free_list(gpointer data)
{
    part_list_free(data);
}

/* What one post says. */
typedef struct {
    const RosterEntry *entry;
    GPtrArray *lists, *mentions;
} Glance;

typedef struct {
    const Catalogue *catalogue;
    const Words *words;
} Context;

/* The tree lives only while it is looked at: a blog's trees would fill the memory. */
static void
read_one(gpointer data, gpointer user_data)
{
    Glance *self = data;
    const Context *context = user_data;
    const Post *post = self->entry->post;
    g_autoptr(DocNode) doc = post_glance(post, catalogue_site(context->catalogue));
    post_links_turn(doc, context->catalogue, post, NULL);
    wiki_links_turn(doc, context->catalogue, post, NULL);
    PartReader reader;
    part_reader_init(&reader, context->catalogue, context->words, post, doc);
    part_lists_find(&reader, self->lists);
    mentions_find(&reader, &self->entry->declared, self->mentions);
    part_reader_clear(&reader);
    for (guint i = 0; i < self->lists->len; i++)
        g_ptr_array_set_size(((PartList *) g_ptr_array_index(self->lists, i))->nodes, 0);
    for (guint i = 0; i < self->mentions->len; i++)
        ((Mention *) g_ptr_array_index(self->mentions, i))->node = NULL;
}

static void
read_all(Glance *glances, guint length, Context *context)
{
    int threads = catalogue_jobs(context->catalogue);
    if (threads == 0)
        threads = (int) g_get_num_processors();
    GThreadPool *pool = threads > 1 && length > MIN_THREADED
                            ? g_thread_pool_new(read_one, context, threads, FALSE, NULL)
                            : NULL;
    for (guint i = 0; i < length; i++) {
        if (pool != NULL)
            g_thread_pool_push(pool, &glances[i], NULL);
        else
            read_one(&glances[i], context);
    }
    if (pool != NULL)
        g_thread_pool_free(pool, FALSE, TRUE);
}

Reading *
reading_new(const Roster *roster, const Words *words)
{
    Reading *self = g_new0(Reading, 1);
    Context context = {roster->catalogue, words};
    g_autofree Glance *glances = g_new0(Glance, roster->posts);
    self->lists = g_ptr_array_new_with_free_func(free_list);
    self->mentions = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < roster->posts; i++)
        glances[i] =
            (Glance){roster_lookup(roster, i), g_ptr_array_new(), g_ptr_array_new()};
    read_all(glances, roster->posts, &context);
    for (guint i = 0; i < roster->posts; i++) {
        g_ptr_array_extend_and_steal(self->lists, glances[i].lists);
        g_ptr_array_extend_and_steal(self->mentions, glances[i].mentions);
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
    g_free(self);
}
