/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue: every post of the site, and which post an address means. */
#pragma once

#include "post/post.h"
#include "site/site.h"

typedef struct Catalogue Catalogue;
struct Words; /* series/words.h */

typedef enum {
    CATALOGUE_OUTSIDE, /* leaves the site, or is no post's address at all (an asset, "#x") */
    CATALOGUE_EXACT, /* the file, or its permalink */
    CATALOGUE_ALIAS, /* url or slug key, alias */
    CATALOGUE_SLUG,  /* another date or folder, but the slug is unique */
    CATALOGUE_BROKEN /* looks like a post of this site and is none */
} CatalogueMatch;

/* Reads every post of `site`, on as many threads as `jobs` says (0: one a core). Posts that
 * cannot be read are told as errors and left out. `site` must outlive the catalogue. */
Catalogue *catalogue_read(const Site *site, int jobs, Diag *diag, GError **error);
void catalogue_free(Catalogue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Catalogue, catalogue_free)

/* How many threads the caller granted; 0: one a core. */
int catalogue_jobs(const Catalogue *self);
/* Parses the text of `post`, one of the catalogue's, if that was not done yet. Posts are
 * read without their text: few of them go into a book. */
void catalogue_load(const Catalogue *self, const Post *post, Diag *diag);
/* The same for `posts` (Post *, any of them more than once), on all threads granted; told
 * in the order of `posts`. */
void catalogue_load_all(const Catalogue *self, const GPtrArray *posts, Diag *diag);
/* The text of `post`, which catalogue_load has parsed, given to the caller: a book changes
 * it. Whoever needs it again loads it again. */
DocNode *catalogue_take_text(const Catalogue *self, const Post *post);

const Site *catalogue_site(const Catalogue *self);
/* For all that read its posts: to compile them takes longer than to read a post. */
const struct Words *catalogue_words(const Catalogue *self);
const GPtrArray *catalogue_posts(
    const Catalogue *self); /* Post *, in byte order of path */
/* SiteManifest * (site/manifest.h): what the engine orders by a file of its own. */
const GPtrArray *catalogue_manifests(const Catalogue *self);
const Post *catalogue_lookup_path(const Catalogue *self, const char *path);

/* The post that `href`, written in `from`, leads to; lent, NULL unless EXACT, ALIAS or SLUG.
 * `fragment` (may be NULL) receives what follows "#", decoded; the caller's. `nearest` (may be
 * NULL) receives the slug most like a broken address; the caller's. */
const Post *catalogue_resolve(const Catalogue *self, const Post *from, const char *href,
                              CatalogueMatch *match, char **fragment, char **nearest);

/* The post that `name`, written in `from`, calls by its slug, else by its title, else by an
 * address; lent, or NULL. What follows "#" is no part of a name unless a post is called so.
 * `fragment` and `nearest` as above; neither may be NULL. */
const Post *catalogue_find_named(const Catalogue *self, const Post *from,
                                 const char *name, char **fragment, char **nearest);
