/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Obsidian adds to Markdown beside "[[links]]", which the catalogue resolves: embeds
 * "![[name]]", comments between "%%" and marks of blocks, "^name" at a line's end. */
#pragma once

#include "site/tag.h"

/* All of it, and only the embeds. */
extern const SiteTagSyntax obsidian_tag_syntax, obsidian_embed_syntax;
