/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which nodes a selector means.
 *
 * Elements are the nodes that doc_node_element() names; text is none. Above the topmost
 * node stands an element "html", as it does in the EPUB. Besides the classes written, a node
 * has those that its kind gives it (style_node_classes): the EPUB writes both.
 */
#pragma once

#include "doc/node.h"
#include "style/selector.h"

/* The element above every document, "html". */
extern const DocNode style_root_node;

/* At most so many classes come from the kind of a node. */
#define STYLE_KIND_CLASSES 4

/* The classes that `node` has by what it is, not by what its author wrote: "card", "group",
 * "task-done", "right" ... Fills `classes` with static strings; gives their number. */
int style_node_classes(const DocNode *node, const char *classes[STYLE_KIND_CLASSES]);

typedef struct StyleMatcher StyleMatcher;

/* `language` is the book's, for :lang() where no node says otherwise; lent. Remembers where
 * it counted last, so that asking in document order stays linear: trees must not change
 * while a matcher is in use. */
StyleMatcher *style_matcher_new(const char *language);
void style_matcher_free(StyleMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StyleMatcher, style_matcher_free)

bool style_match(StyleMatcher *self, const Selector *selector, const DocNode *node);

/* True when `node` is an element: not text, not a soft break. */
bool style_node_is_element(const DocNode *node);
/* True when some node of some book is the element `name`: "thead", say, is none. */
bool style_element_is_known(const char *name);
/* "html" for the root node, else doc_node_element(). */
const char *style_node_element(const DocNode *node);
/* The parent; the root node above the topmost; NULL above that. */
const DocNode *style_node_parent(const DocNode *node);
