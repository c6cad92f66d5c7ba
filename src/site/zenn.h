/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zenn: `articles/SLUG.md`, and `books/SLUG/` whose config.yaml orders the chapters. */
#pragma once

#include "site/site.h"

extern const SiteEngine site_zenn;
