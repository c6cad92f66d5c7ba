/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/buckets.h"

static void
free_members(gpointer data)
{
    g_array_unref(data);
}

Buckets *
buckets_new(void)
{
    Buckets *self = g_new0(Buckets, 1);
    self->table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_members);
    self->keys = g_ptr_array_new();
    return self;
}

void
buckets_free(Buckets *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->keys);
    g_hash_table_unref(self->table);
    g_free(self);
}

void
buckets_add(Buckets *self, char *key, guint member)
{
    GArray *members = g_hash_table_lookup(self->table, key);
    if (members == NULL) {
        members = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(self->table, key, members);
        g_ptr_array_add(self->keys, key);
    } else {
        g_free(key);
    }
    if (members->len == 0 || g_array_index(members, guint, members->len - 1) != member)
        g_array_append_val(members, member);
}

guint
buckets_length(const Buckets *self)
{
    return self->keys->len;
}

const char *
buckets_key(const Buckets *self, guint index)
{
    return g_ptr_array_index(self->keys, index);
}

GArray *
buckets_members(const Buckets *self, guint index)
{
    return buckets_lookup(self, buckets_key(self, index));
}

GArray *
buckets_lookup(const Buckets *self, const char *key)
{
    return g_hash_table_lookup(self->table, key);
}
