/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles as words. Authors put markup into them that their theme renders:
 * "<em>'use cache'</em>의 끝까지", "`git bisect` 쓰기", "Nuts &amp; bolts". */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* `text` without pairs of tags and of backticks that only set words off, with character
 * references replaced by their meaning; blanks collapsed. A tag without its partner is a
 * word of the title: "What <em> means". `*had_markup` tells whether anything was set off.
 * The caller owns it. */
char *title_plain(const char *text, bool *had_markup);
