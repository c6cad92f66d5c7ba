/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MkDocs: `mkdocs.yml` with its nav, pages in `docs`, Python-Markdown's boxes. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_mkdocs;

/* The settings of the Python-Markdown extension `name`; NULL when it has none. Lent. */
const YamlNode *mkdocs_extension(const Site *site, const char *name);
