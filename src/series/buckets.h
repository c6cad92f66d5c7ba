/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers gathered under keys, walked in the order in which the keys first came: the same
 * posts always give the same series, whatever a hash table thinks. */
#pragma once

#include <glib.h>

typedef struct {
    GHashTable *table; /* char *key -> GArray of guint */
    GPtrArray *keys;   /* const char *, as they came */
} Buckets;

Buckets *buckets_new(void);
void buckets_free(Buckets *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Buckets, buckets_free)

/* Puts `member` under `key` (taken), unless it was the last one put there. */
void buckets_add(Buckets *self, char *key, guint member);
guint buckets_length(const Buckets *self);
const char *buckets_key(const Buckets *self, guint index);
/* The members under the key at `index`: guint; lent. */
GArray *buckets_members(const Buckets *self, guint index);
/* NULL when there is no such key. */
GArray *buckets_lookup(const Buckets *self, const char *key);
