/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Line ends of the source: which of them a reader of the book sees (`line-breaks`). */
#pragma once

#include "book/manifest.h"
#include "doc/node.h"

/* Settles every DOC_SOFT_BREAK and DOC_LINE_BREAK below `doc`: `keep` keeps the line ends
 * that the blog shows; `join` makes one flowing paragraph; `auto` joins two lines that are
 * whole sentences, or of which the first is about as long as a book's line and stops in the
 * middle of one (not where most lines are verses), and keeps the other ends. A line end
 * joined is a space, or nothing between two Han or kana characters, never between Hangul.
 * No DOC_SOFT_BREAK is left. A block that keeps at least half of its ends gets the class
 * "lines"; one that keeps fewer is prose with a line cut short. */
void book_lines_settle(DocNode *doc, BookLines policy);
