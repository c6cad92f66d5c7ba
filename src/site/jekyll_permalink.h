/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The address under which Jekyll publishes a post or a document of a collection
 * (docs/_data/permalinks.yml, lib/jekyll/drops/url_drop.rb). */
#pragma once

#include "site/site.h"

/* From "/" on, with the site's root, decoded, NFC. The caller owns it. */
char *jekyll_permalink(const Site *site, const SitePostFacts *facts);
