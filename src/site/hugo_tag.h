/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hugo's shortcodes: its own, and those that themes commonly add. */
#pragma once

#include "site/tag.h"

extern const SiteTagSyntax hugo_tag_syntax;
