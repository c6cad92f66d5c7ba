/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plain folder of Markdown: no engine, CommonMark, relative links. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_folder;

/* What an engine shares whose pages are addressed by their paths, like a folder's. */
void folder_engine_read_name(const Site *site, const char *path, char **slug,
                             GDateTime **date, char **language);
bool folder_engine_is_published(const Site *site, const SitePostFacts *facts,
                                const char **reason);
char *folder_engine_permalink(const Site *site, const SitePostFacts *facts);
void folder_engine_aliases(const Site *site, const SitePostFacts *facts,
                           GPtrArray *addresses);
char *folder_engine_find_asset(const Site *site, const char *path, const char *permalink,
                               const char *url);
