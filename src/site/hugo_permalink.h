/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The address under which Hugo publishes a page: its path, or `permalinks` by section. */
#pragma once

#include "site/site.h"

/* From "/" on, with the site's root, decoded, NFC. The caller owns it. */
char *hugo_permalink(const Site *site, const SitePostFacts *facts);
