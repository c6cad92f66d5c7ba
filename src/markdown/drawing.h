/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings (svg) that a post writes out in its HTML: pictures as any other. */
#pragma once

#include "doc/node.h"

/* Where the drawing ends that begins with the "<svg" at `text`: behind its end tag, those of
 * drawings within it passed over. 0 when that is not in `length` bytes. */
gsize drawing_end(const char *text, gsize length);

/* The DOC_IMAGE that shows it; its address holds the drawing (RFC 2397), its alternative text
 * is its title. */
DocNode *drawing_node_new(const char *text, gsize length, DiagPlace place);
