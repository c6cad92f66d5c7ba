/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zenn's @[card](address), @[youtube](id) and their like. Its :::message and :::details are
 * the Markdown parser's (has_admonition_fences). */
#pragma once

#include "site/tag.h"

extern const SiteTagSyntax zenn_tag_syntax;
