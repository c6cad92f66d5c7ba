/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The address under which Hexo publishes a post (hexo's post_permalink). */
#pragma once

#include "site/site.h"

/* From "/" on, with the site's root, decoded, NFC. The caller owns it. */
char *hexo_permalink(const Site *site, const SitePostFacts *facts);

/* Is that address made of the post's date? */
bool hexo_permalink_needs_date(const Site *site, const SitePostFacts *facts);
