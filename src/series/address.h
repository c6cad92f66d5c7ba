/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses: every form in which posts name each other, looked up once. */
#pragma once

#include "series/catalogue.h"

typedef struct AddressIndex AddressIndex;

/* Indexes `posts` (Post *), which must outlive it; `by_path` maps path to Post. Two posts
 * with one address are told as [same-address]. */
AddressIndex *address_index_new(const Site *site, const GPtrArray *posts,
                                GHashTable *by_path, Diag *diag);
void address_index_free(AddressIndex *self);

/* See catalogue_resolve. */
const Post *address_index_resolve(const AddressIndex *self, const Post *from,
                                  const char *href, CatalogueMatch *match,
                                  char **fragment, char **nearest);

/* See catalogue_find_named. */
const Post *address_index_find_named(const AddressIndex *self, const Post *from,
                                     const char *name, char **fragment, char **nearest);
