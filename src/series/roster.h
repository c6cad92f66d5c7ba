/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster: everything that may be a part, by number. First the posts of the catalogue, in
 * its order; then the parts that lists announce and no post is. So lists, votes and orders
 * all work on plain numbers. */
#pragma once

#include "series/catalogue.h"
#include "series/declared.h"

typedef struct {
    const Post *post;     /* NULL: announced but absent */
    const char *language; /* lent; "" when not known */
    bool is_hidden;       /* not published */
    char *name;           /* last segment of the slug */
    char *folder;         /* where it lies; of a bundle (name/index.md) the one above */
    char *title;          /* folded */
    Declared declared;
    /* of an absent part, as first announced */
    char *url, *nearest, *label;
    DiagPlace place;
} RosterEntry;

typedef struct {
    const Catalogue *catalogue;
    GPtrArray *entries;  /* RosterEntry * */
    GHashTable *by_post; /* Post * -> number + 1 */
    GHashTable *by_url;  /* char *"language address" -> number + 1 */
    guint posts;         /* the numbers below this are posts */
} Roster;

Roster *roster_new(const Catalogue *catalogue);
void roster_free(Roster *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Roster, roster_free)

/* Forgets what the front matter declares of series. */
void roster_forget_declared(Roster *self);

RosterEntry *roster_lookup(const Roster *self, guint number);
/* The number of `post`, which must be of the catalogue. */
guint roster_number(const Roster *self, const Post *post);
/* The number of the absent part at `url`, announced in `language`; a new one when it was
 * not announced before. */
guint roster_announce(Roster *self, const char *language, const char *url,
                      const char *nearest, const char *label, DiagPlace place);

/* The number of `item`'s post, or of the part announced at its address; G_MAXUINT when it is
 * neither. */
guint roster_find(const Roster *self, const char *language, const Post *post,
                  const char *url);
/* How many posts lie in `folder` and below. */
guint roster_count_below(const Roster *self, const char *folder);

/* <0, 0, >0: by date, posts without one last; then by bytes of path or address. */
int roster_compare_dates(const Roster *self, guint a, guint b);
int roster_compare_paths(const Roster *self, guint a, guint b);
