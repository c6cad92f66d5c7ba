/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readers of the engines whose tags stand in braces (see BraceReader). A brace does not
 * reach over a blank line or another opening brace. */
#pragma once

#include "site/brace.h"

/* {% tag %}, {{ expression }}, {# comment #}. */
bool brace_read_percent(const char *text, gsize at, gsize end, Brace *brace);

/* The same, and the comments that part the body of a tag: NexT's <!-- tab NAME --> ...
 * <!-- endtab -->, Butterfly's <!-- timeline NAME -->, Stellar's <!-- node NAME -->. */
bool brace_read_hexo(const char *text, gsize at, gsize end, Brace *brace);

/* Hugo: {{< tag >}}, {{% tag %}}, {{< /tag >}}, {{< tag />}}. */
bool brace_read_shortcode(const char *text, gsize at, gsize end, Brace *brace);

/* Zola: as percent, {{ call() }} is a tag, and "@/path.md" in an address the tag "@/". */
bool brace_read_zola(const char *text, gsize at, gsize end, Brace *brace);

/* Zenn: @[name](address) is the tag "@name". */
bool brace_read_zenn(const char *text, gsize at, gsize end, Brace *brace);
