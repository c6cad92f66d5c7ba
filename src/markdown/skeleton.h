/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The skeleton: tokens as HTML of nothing but tags, each with its number, for the HTML
 * parser to find the tree in. Text stays out, so nothing in it can be lost or misread.
 * Markdown's structure is a wall: a raw tag opened within ends there at the latest. */
#pragma once

#include "markdown/token.h"

#define SKELETON_KEY "k" /* the attribute with the token's index */

/* The skeleton of `tokens`, at most LIMIT_NESTING deep but for one paragraph; what lies
 * deeper is left out and told. */
GString *skeleton_write(GArray *tokens, Diag *diag);
