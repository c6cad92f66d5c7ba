/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Liquid in Jekyll's posts: its own tags, and those of the plugins and themes that blogs
 * use for pictures, videos and snippets. */
#pragma once

#include "site/tag.h"

extern const SiteTagSyntax jekyll_tag_syntax;
