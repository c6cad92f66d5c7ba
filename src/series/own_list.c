/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/own_list.h"

typedef struct {
    Series *series;
    GHashTable *posts; /* Post *, set */
    GHashTable *seen;  /* DocNode *, set */
} Collector;

static bool
is_part(const Collector *self, const Post *post)
{
    return post != NULL && g_hash_table_contains(self->posts, post);
}

static void
add_node(Collector *self, const DocNode *node)
{
    if (g_hash_table_add(self->seen, (gpointer) node))
        g_ptr_array_add(self->series->lists, (gpointer) node);
}

/* Is there nothing under the heading `node` but what is dropped? */
static bool
is_empty_section(const Collector *self, const DocNode *heading)
{
    const DocNode *node = heading->next;
    while (node != NULL && g_hash_table_contains(self->seen, node))
        node = node->next;
    return node == NULL || node->kind == DOC_RULE ||
           (node->kind == DOC_HEADING &&
            node->as.heading.level <= heading->as.heading.level);
}

static void
add_heading(Collector *self, const DocNode *node)
{
    const DocNode *before = node->prev;
    while (before != NULL && g_hash_table_contains(self->seen, before))
        before = before->prev;
    if (before != NULL && before->kind == DOC_HEADING && is_empty_section(self, before))
        add_node(self, before);
}

/* Most of the list's items are parts, the holder or a future one among them. */
static void
add_list(Collector *self, const PartList *list)
{
    guint inside = 0, outside = 0;
    for (guint i = 0; i < list->items->len; i++) {
        const PartItem *item = g_ptr_array_index(list->items, i);
        if (item->post != NULL)
            *(is_part(self, item->post) ? &inside : &outside) += 1;
        else
            inside += item->url != NULL;
    }
    bool is_own =
        inside >= 2 && outside * 3 <= inside && (list->self != NULL || !list->is_aside);
    for (guint i = 0; is_own && i < list->nodes->len; i++)
        add_node(self, g_ptr_array_index(list->nodes, i));
}

static void
add_post(Collector *self, const Reading *reading, guint number)
{
    for (guint i = reading->list_starts[number]; i < reading->list_starts[number + 1];
         i++)
        add_list(self, g_ptr_array_index(reading->lists, i));
    for (guint i = reading->mention_starts[number];
         i < reading->mention_starts[number + 1]; i++) {
        const Mention *mention = g_ptr_array_index(reading->mentions, i);
        if (mention->is_navigation && mention->node != NULL && is_part(self, mention->to))
            add_node(self, mention->node);
    }
}

void
own_lists_collect(Series *series, const Roster *roster, const Reading *reading)
{
    Collector self = {series, g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL)};
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        if (part->post != NULL)
            g_hash_table_add(self.posts, (gpointer) part->post);
    }
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        if (part->post != NULL)
            add_post(&self, reading, roster_number(roster, part->post));
    }
    guint nodes = series->lists->len;
    for (guint i = 0; i < nodes; i++)
        add_heading(&self, g_ptr_array_index(series->lists, i));
    g_hash_table_unref(self.posts);
    g_hash_table_unref(self.seen);
}
