/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/lines.h"

typedef struct {
    LineKey key;
    TextLines *lines;
} LineSet;

struct LineStore {
    Pool *galley;
    GPtrArray *sets;   /* LineSet *, owned */
    GHashTable *index; /* LineKey * -> LineSet * */
};

static guint
key_hash(gconstpointer data)
{
    const LineKey *key = data;
    return g_direct_hash(key->node) ^ (key->part * 31u) ^ ((guint) key->width * 17u) ^
           ((guint) key->zoom << 20);
}

static gboolean
key_equal(gconstpointer a, gconstpointer b)
{
    const LineKey *left = a, *right = b;
    return left->node == right->node && left->part == right->part &&
           left->width == right->width && left->zoom == right->zoom;
}

static void
set_free(gpointer data)
{
    LineSet *set = data;
    text_lines_free(set->lines);
    g_free(set);
}

LineStore *
line_store_new(void)
{
    LineStore *self = g_new0(LineStore, 1);
    self->galley = pool_new();
    self->sets = g_ptr_array_new_with_free_func(set_free);
    self->index = g_hash_table_new(key_hash, key_equal);
    return self;
}

void
line_store_free(LineStore *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->index);
    g_ptr_array_unref(self->sets);
    pool_free(self->galley);
    g_free(self);
}

void
line_store_settle(LineStore *self)
{
    g_hash_table_remove_all(self->index);
    g_ptr_array_set_size(self->sets, 0);
}

Pool *
line_store_galley(LineStore *self)
{
    return self->galley;
}

TextLines *
line_store_lookup(const LineStore *self, const LineKey *key)
{
    LineSet *set = g_hash_table_lookup(self->index, key);
    return set != NULL ? set->lines : NULL;
}

TextLines *
line_store_keep(LineStore *self, const LineKey *key, TextLines *lines)
{
    LineSet *set = g_new0(LineSet, 1);
    set->lines = lines;
    g_ptr_array_add(self->sets, set);
    if (key != NULL) {
        set->key = *key;
        g_hash_table_replace(self->index, &set->key, set);
    }
    return lines;
}
