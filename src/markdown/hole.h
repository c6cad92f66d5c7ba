/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holes: where `site` took a template tag out of the text (see markdown.h). */
#pragma once

#include "doc/node.h"
#include "markdown/token.h"

/* The first hole (U+E000, digits, U+E001) in `text`; NULL when there is none. */
const char *hole_find(const char *text, gsize length, guint *number, gsize *taken);

/* The node of the hole `number`, which leaves `holes` (may be NULL); NULL when there is
 * none or it was taken before. */
DocNode *hole_take(GPtrArray *holes, guint number);

/* `tokens` (taken) in which the holes of raw text are leaves of their own; those in <pre> and
 * <code> stay characters. The caller owns the result. */
GArray *hole_split_raw(GArray *tokens, GPtrArray *holes);
