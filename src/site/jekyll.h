/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jekyll: `_config.yml`, posts named YYYY-MM-DD-slug in `_posts`, collections, Liquid. Also
 * claims a folder of posts so named that has no configuration. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_jekyll;

/* The value that Jekyll's front-matter defaults give `key` for the file `path`; NULL. */
const YamlNode *jekyll_default(const Site *site, const char *path, const char *key);

/* The collection that `path` belongs to ("posts", "wiki"); "pages" of a site without posts. The
 * caller owns it. */
char *jekyll_collection_of(const Site *site, const char *path);

/* `path` below the folder of its collection. Lent. */
const char *jekyll_path_inside(const Site *site, const char *path);

/* The file of the post that `{% post_url name %}` means; lent, NULL. */
const char *jekyll_find_post(const Site *site, const char *name);
