/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zola's shortcodes: {{ call(a="b") }}, {% call() %} body {% end %}; and "@/" links. */
#pragma once

#include "site/tag.h"

extern const SiteTagSyntax zola_tag_syntax;
