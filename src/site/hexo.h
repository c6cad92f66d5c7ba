/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hexo: `_config.yml`, posts in `source/_posts`, Nunjucks tags. Also claims a folder of
 * posts in Hexo's shape that has no configuration, with Hexo's defaults. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_hexo;
