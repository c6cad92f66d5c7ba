/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hugo: `hugo.toml` (or yaml, json, or the older `config.toml`), pages in `content`, page
 * bundles, shortcodes. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_hugo;

/* The folder of the pages, "content/". Lent. */
const char *hugo_content(const Site *site);

/* `path` below the folder of the pages, or of the pages of its language when each has its
 * own ("content/ko/"). Lent. */
const char *hugo_path_inside(const Site *site, const char *path);

/* The language that the name of the page or its folder tells; NULL. The caller owns it. */
char *hugo_language_of(const Site *site, const char *path);

/* Is the file `path` a page? */
bool hugo_has_page(const Site *site, const char *path);

/* The file of the only page whose name, without folders and extension, is `name`; NULL when
 * none or several have it. Lent. */
const char *hugo_page_named(const Site *site, const char *name);
