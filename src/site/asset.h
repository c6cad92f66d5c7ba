/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for the file that an address in a post means. */
#pragma once

#include "site/site.h"

/* The file `path`, resolved against the file `base`, when it is a regular file of the
 * folder; else NULL. The caller owns it. */
char *asset_beside(const Site *site, const char *base, const char *path);

/* The same, below the folder `folder` ("" is the root). */
char *asset_below(const Site *site, const char *folder, const char *path);
