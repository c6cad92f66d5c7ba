/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets that grow together, by plain numbers: which things are one. */
#pragma once

#include <glib.h>

typedef struct {
    guint *parents;
    guint length;
} UnionFind;

UnionFind *union_find_new(guint length);
void union_find_free(UnionFind *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(UnionFind, union_find_free)

/* The number that stands for the set of `number`: its smallest. */
guint union_find_root(UnionFind *self, guint number);
void union_find_join(UnionFind *self, guint a, guint b);
/* Every set of two or more as a GArray of guint, in ascending order. */
GPtrArray *union_find_sets(UnionFind *self);
