/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes of Python-Markdown: !!! kind "Title", ??? kind "Title" and === "Title", the body
 * indented below. */
#pragma once

#include "site/tag.h"

extern const SiteTagSyntax mkdocs_tag_syntax;
