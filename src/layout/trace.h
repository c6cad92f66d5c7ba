/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing one fragment of a line: its glyphs, what is behind and under them, and the marks
 * that say which places, links and notes stand in it. */
#pragma once

#include "layout/inline.h"

/* Adds `fragment` to the last box, its line's measure beginning at `x`, its baseline at `y`. With
 * `ends_line` a line ends by force after it. */
void trace_fragment(Flow *flow, const TextFragment *fragment, const InlineOwner *owner,
                    int x, int y, bool ends_line);

/* Marks `area` of the last box as part of the link `node` to `target`. */
void trace_link(Flow *flow, const DocNode *node, const char *target, PageElement *element,
                PageBox area);
