/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attribute lists: {: .class #id} of kramdown, on a line of its own or behind an inline, and
 * {#id .class} at the end of a heading (kramdown, Pandoc, Hugo). They vanish from the text. */
#pragma once

#include <stdbool.h>

#include "markdown/mask.h"

/* Adds an island for each {: ...} in the text, with `has_bare` for { .class key=value } too,
 * and for what {::comment} hides. */
void kramdown_find(Mask *mask, bool has_bare);

/* Gives the attributes to the nodes they are for, takes the places of {:toc} out. */
void kramdown_apply(DocNode *root);

/* Takes {#id .class} off the headings' ends and gives it to them. */
void kramdown_apply_headings(DocNode *root);
