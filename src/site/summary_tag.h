/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mdBook's {{#include file}} and its like. */
#pragma once

#include "site/tag.h"

extern const SiteTagSyntax summary_tag_syntax;
