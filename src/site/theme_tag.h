/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags of Hexo's other themes and of the plugins that many blogs have: Butterfly,
 * Volantis, Stellar, Fluid, Icarus and Tranquilpeak (their scripts/tags). NexT's stand in
 * next_tag.h. */
#pragma once

#include "site/brace_tag.h"

/* Ended by an entry without a name. */
extern const TagEntry theme_tag_entries[];

/* Is `name` that of a comment which parts the body of a tag named `around`: "node" within
 * "timeline"? */
bool theme_tag_is_part(const char *name, const char *around);

/* {% image [class ...] path [size] [title] %}, {% image path, alt=words, width=400px %} */
void theme_tag_picture(const SiteTagContext *context, SiteTag *tag, GPtrArray *words);
