/* SPDX-License-Identifier: GPL-3.0-or-later */
/* {{ site.url }} and its like: what a template expression in a post stands for, as far as
 * it can be told from the configuration and the post's front matter. */
#pragma once

#include "site/tag.h"

/* The value of `length` bytes at `text`; NULL when it is not that simple. Known are quoted
 * strings, what the template named, fields of site (config) and of the post (page, post or
 * bare), and filters (site/filter.h). The caller owns it. */
char *expression_value(const SiteTagContext *context, const char *text, gsize length);

/* `text` with the value of each expression whose value is known. The caller owns it. */
char *expression_expand(const SiteTagContext *context, const char *text);
