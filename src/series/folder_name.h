/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of a series that is a folder: a tree of documents, a book in one place. `order`
 * holds numbers of the roster (guint). The strings are the caller's; NULL when the parts
 * share no folder of their own, or its name tells nothing ("posts"). */
#pragma once

#include "series/roster.h"

/* The title of the page of `folder` itself (README.md, index.md, _index.md, or the file of
 * its name beside it), post or not. The caller's; NULL when it has none, or one that only
 * names the engine's folder. */
char *folder_page_title(const Catalogue *catalogue, const char *folder);

char *folder_name_of(const Roster *roster, const GArray *order);

/* The title of the folder's own page, of the site that is all one book, else its name. */
char *folder_title(const Roster *roster, const GArray *order);
