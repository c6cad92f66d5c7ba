/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The template tags of Hexo (lib/plugins/tag, hexo-tag-embed), of its theme NexT and the
 * picture tags of other themes. */
#pragma once

#include "site/tag.h"

extern const SiteTagSyntax hexo_tag_syntax;

/* Does `text` hold a tag that only Hexo has? */
bool hexo_tag_is_in(const char *text);
