/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hugo: `hugo.toml` (or yaml, json, or the older `config.toml`), pages in `content`, page
 * bundles, shortcodes. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_hugo;

/* The folder of the pages, "content/" or "" in a folder without configuration. Lent. */
const char *hugo_content(const Site *site);

/* The value of `key` in the configuration, whatever its case: Hugo does not mind. Lent. */
const YamlNode *hugo_lookup(const YamlNode *config, const char *key);
