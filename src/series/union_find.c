/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "series/union_find.h"

UnionFind *
union_find_new(guint length)
{
    UnionFind *self = g_new0(UnionFind, 1);
    self->parents = g_new(guint, MAX(length, 1));
    self->length = length;
    for (guint i = 0; i < length; i++)
        self->parents[i] = i;
    return self;
}

void
union_find_free(UnionFind *self)
{
    if (self == NULL)
        return;
    g_free(self->parents);
    g_free(self);
}

guint
union_find_root(UnionFind *self, guint number)
{
    while (self->parents[number] != number) {
        self->parents[number] = self->parents[self->parents[number]];
        number = self->parents[number];
    }
    return number;
}

void
union_find_join(UnionFind *self, guint a, guint b)
{
    guint x = union_find_root(self, a), y = union_find_root(self, b);
    self->parents[MAX(x, y)] = MIN(x, y);
}

static void
free_set(gpointer data)
{
    g_array_unref(data);
}

GPtrArray *
union_find_sets(UnionFind *self)
{
    GPtrArray *sets = g_ptr_array_new_with_free_func(free_set);
    g_autofree GArray **by_root = g_new0(GArray *, MAX(self->length, 1));
    for (guint i = 0; i < self->length; i++) {
        guint root = union_find_root(self, i);
        if (root == i)
            continue;
        if (by_root[root] == NULL) {
            by_root[root] = g_array_new(FALSE, FALSE, sizeof(guint));
            g_array_append_val(by_root[root], root);
        }
        g_array_append_val(by_root[root], i);
    }
    for (guint i = 0; i < self->length; i++)
        if (by_root[i] != NULL)
            g_ptr_array_add(sets, by_root[i]);
    return sets;
}
