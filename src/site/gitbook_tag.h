/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GitBook's blocks: {% hint style="info" %}, {% tabs %}, {% code title="a.js" %} and their like,
 * as its editor writes them into Markdown. */
#pragma once

#include "site/tag.h"

extern const SiteTagSyntax gitbook_tag_syntax;
