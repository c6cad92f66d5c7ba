/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stand-ins: nodes that no Doc holds but that the sheet can address, for what layout prints
 * by itself: the lines of a card, the title of a listing, the footnote with an address.
 * They know their parent; the parent does not know them. */
#pragma once

#include "doc/node.h"

typedef struct StandIns StandIns;

StandIns *standins_new(void);
void standins_free(StandIns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StandIns, standins_free)

/* The node of `kind` and `class` below `parent` that holds `text` (NULL: none); the same
 * one whenever it is asked for with the same parent and class. Lent. */
DocNode *standin_make(StandIns *self, const DocNode *parent, DocKind kind,
                      const char *class, const char *text);
