/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages exported from Notion: "Name 0123456789abcdef0123456789abcdef.md", and what lies below
 * a page in a folder so named. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_notion;
