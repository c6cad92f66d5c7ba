/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a site is published whose configuration does not say: its posts link to each other
 * by whole addresses now and then. */
#pragma once

#include "site/site.h"

/* The address before the permalinks, "https://zenn.dev/name", that at least two posts are
 * linked by, the most frequent one; NULL. The caller owns it. */
char *own_address_find(const Site *site);
