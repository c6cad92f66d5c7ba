/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSX in mdx: imports and exports, components, comments. */
#pragma once

#include "site/tag.h"

extern const SiteTagSyntax mdx_tag_syntax;
