/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The structure tree of the tagged PDF: which element a node of the Doc becomes
 * (ISO 32000-1 14.8.4, PDF/UA-1). The tree is in the order of the posts, wherever on the
 * pages things stand; a paragraph over two pages is one element.
 */
#pragma once

#include "layout/page.h"

typedef struct ElementMap ElementMap;

/* Elements of one section of `kind`; remembers those of inline nodes and the last heading level. */
ElementMap *element_map_new(BookSectionKind kind);
void element_map_free(ElementMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ElementMap, element_map_free)

/* A new element for the block `node` below `parent`, its language set; NULL when the kind
 * has no element of its own. */
PageElement *element_of_block(ElementMap *self, const DocNode *node, PageElement *parent);

/* Where the blocks of the list item `item` go: its LBody, or itself in a table of contents. */
PageElement *element_of_body(const ElementMap *self, PageElement *item);

/* The element of the characters of `leaf`, which stands in `block`: that of the nearest
 * link, code, ruby or language span around it, else `element`. Made when first asked for. */
PageElement *element_of_leaf(ElementMap *self, const DocNode *leaf, const DocNode *block,
                             PageElement *element);

/* Gives every element below `root` its number in document order; the count of them. */
guint element_number(PageElement *root);
