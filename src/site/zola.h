/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zola: `config.toml` with base_url, pages in `content`, Tera's shortcodes, "@/" links. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_zola;
