/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MkDocs: `mkdocs.yml` with its nav, pages in `docs`, Python-Markdown's boxes. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_mkdocs;
