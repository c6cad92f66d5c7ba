/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/own_list.h"

#include <string.h>

#include "doc/walk.h"
#include "series/mention.h"
#include "series/part_list.h"

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

/* "シリーズ：", "이 글의 차례:": a short line that only announces what comes. */
static bool
is_announcement(const DocNode *node)
{
    enum { MAX_WORDS = 30 }; /* characters */
    if (node->kind != DOC_PARAGRAPH)
        return false;
    g_autofree char *text = doc_plain(node);
    g_strchomp(text);
    return (g_str_has_suffix(text, ":") || g_str_has_suffix(text, "：")) &&
           g_utf8_strlen(text, -1) <= MAX_WORDS;
}

static void
add_heading(Collector *self, const DocNode *node)
{
    const DocNode *before = node->prev;
    while (before != NULL && g_hash_table_contains(self->seen, before))
        before = before->prev;
    if (before != NULL && is_announcement(before)) {
        add_node(self, before);
        before = before->prev;
    }
    if (before != NULL && before->kind == DOC_HEADING && is_empty_section(self, before))
        add_node(self, before);
}

/* Does the list lead through the series? Items may name two of its parts for their matter
 * alone: "자료형은 둘로 나뉜다: 원시값, 객체". */
static bool
leads_through(const Collector *self, const PartList *list, guint inside)
{
    bool is_marked = list->self != NULL && list->self->is_marked;
    const SeriesPart *first = g_ptr_array_index(self->series->parts, 0);
    for (guint i = 0; i < list->items->len; i++) {
        const PartItem *item = g_ptr_array_index(list->items, i);
        if (item->post != NULL && item->post == first->post)
            return true;
    }
    return is_marked || list->is_titled || inside * 2 >= self->series->parts->len;
}

static gsize
letters_below(const DocNode *root)
{
    g_autofree char *text = doc_plain(root);
    return (gsize) g_utf8_strlen(text, -1);
}

/* Bullets with links that only name parts ("1부: [출발](...)") are for finding one's way;
 * bullets that say more about them are text, and stay. */
static bool
only_names(const DocNode *list)
{
    enum { MAX_MARK = 12 }; /* characters */
    gsize beside = 0, linked = 0;
    for (const DocNode *item = list->first; item != NULL; item = item->next) {
        gsize own = 0;
        for (const DocNode *node = item; node != NULL;
             node = doc_walk_next(node, item, false))
            if (node->kind == DOC_LINK)
                own += letters_below(node);
        gsize said = own > 0 ? letters_below(item) - own : 0;
        beside += said > MAX_MARK ? said : 0;
        linked += own;
    }
    return linked >= beside;
}

/* Are most of its words those of the links and of the part being read? Rows may bear a short
 * title. */
static bool
says_little(const PartList *list)
{
    enum { MAX_TITLE = 90 }; /* bytes */
    const DocNode *node = g_ptr_array_index(list->nodes, 0);
    if (node->kind == DOC_LIST)
        return only_names(node);
    gsize beside = 0, linked = 0;
    for (guint i = 0; i < list->items->len; i++) {
        const PartItem *item = g_ptr_array_index(list->items, i);
        bool is_title = node->kind == DOC_TABLE && item->beside <= MAX_TITLE;
        if (item == list->self || item->is_future || is_title)
            continue;
        bool has_part = item->post != NULL || item->url != NULL;
        beside += has_part ? item->beside : strlen(item->label);
        linked += item->link_length;
    }
    return beside <= linked;
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
    bool is_own = inside >= 2 && outside * 3 <= inside &&
                  (list->self != NULL || !list->is_aside) &&
                  leads_through(self, list, inside) && says_little(list);
    for (guint i = 0; is_own && i < list->nodes->len; i++)
        add_node(self, g_ptr_array_index(list->nodes, i));
}

static void
free_list(gpointer data)
{
    part_list_free(data);
}

static void
add_post(Collector *self, const Catalogue *catalogue, const Post *post)
{
    PartReader reader;
    Declared none = {0};
    g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func(free_list);
    g_autoptr(GPtrArray) mentions = g_ptr_array_new_with_free_func(g_free);
    part_reader_init(&reader, catalogue, catalogue_words(catalogue), post, post->doc);
    part_lists_find(&reader, lists);
    mentions_find(&reader, &none, mentions);
    part_reader_clear(&reader);
    for (guint i = 0; i < lists->len; i++)
        add_list(self, g_ptr_array_index(lists, i));
    for (guint i = 0; i < mentions->len; i++) {
        const Mention *mention = g_ptr_array_index(mentions, i);
        if (mention->is_navigation && is_part(self, mention->to))
            add_node(self, mention->node);
    }
}

void
own_lists_collect(Series *series, const Catalogue *catalogue)
{
    Collector self = {series, g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL)};
    g_ptr_array_set_size(series->lists, 0);
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        if (part->post != NULL)
            g_hash_table_add(self.posts, (gpointer) part->post);
    }
    for (guint i = 0; i < series->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(series->parts, i);
        if (part->post != NULL)
            add_post(&self, catalogue, part->post);
    }
    guint nodes = series->lists->len;
    for (guint i = 0; i < nodes; i++)
        add_heading(&self, g_ptr_array_index(series->lists, i));
    g_hash_table_unref(self.posts);
    g_hash_table_unref(self.seen);
}

void
series_load(Series *self, const Catalogue *catalogue, Diag *diag)
{
    g_autoptr(GPtrArray) posts = g_ptr_array_new();
    for (guint i = 0; i < self->parts->len; i++) {
        const SeriesPart *part = g_ptr_array_index(self->parts, i);
        if (part->post != NULL)
            g_ptr_array_add(posts, (gpointer) part->post);
    }
    catalogue_load_all(catalogue, posts, diag);
    own_lists_collect(self, catalogue);
}
