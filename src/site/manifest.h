/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Manifests: files in which the author himself says what belongs to a book and in what
 * order: config.yaml of a Zenn book, nav of mkdocs.yml, SUMMARY.md. */
#pragma once

#include "site/site.h"

typedef struct {
    char *path;   /* of the post, as list_posts gives it; NULL: named but not there */
    char *target; /* what a missing post is looked for as; NULL */
    char *title;  /* as the manifest writes it, else the name that it gives; NULL when it
                    names only the file */
    char *group;  /* the section that the entry stands in; NULL */
    int line;     /* in the manifest's file */
} SiteManifestEntry;

typedef struct {
    char *title; /* NULL when the manifest has none */
    char *path;  /* of the manifest's file */
    int line;
    bool is_published;
    GPtrArray *entries; /* SiteManifestEntry *, in order */
} SiteManifest;

/* An empty manifest in the file `path`. */
SiteManifest *site_manifest_new(const char *title, const char *path, int line);
void site_manifest_free(SiteManifest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SiteManifest, site_manifest_free)

/* Appends an entry; copies the strings, each of which may be NULL. */
void site_manifest_add(SiteManifest *self, const char *path, const char *title,
                       const char *group, int line);

/* Appends an entry for a post that is not there, although the manifest names `target`, relative
 * to its folder; "" when it names none yet. Copies the strings; `title` is not NULL. */
void site_manifest_announce(SiteManifest *self, const char *target, const char *title,
                            const char *group, int line);

/* Every manifest of the site, in byte order of path: SiteManifest *. Never NULL. */
GPtrArray *site_manifests(const Site *site, Diag *diag);
