/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which place in which Doc begins which printed page: the one thing that layout tells the
 * EPUB, so that "12쪽" is the same sentence in both. */
#pragma once

#include "doc/node.h"

typedef struct {
    char *label;         /* "iv", "12" */
    const DocNode *node; /* the leaf or block that begins the page */
    gsize offset; /* bytes of node->text that stand on earlier pages; 0 = at the node */
} PageMapEntry;

typedef struct {
    GPtrArray *entries; /* PageMapEntry *, in reading order; blank pages have none */
} PageMap;

PageMap *page_map_new(void);
void page_map_free(PageMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PageMap, page_map_free)
void page_map_add(PageMap *self, const char *label, const DocNode *node, gsize offset);
