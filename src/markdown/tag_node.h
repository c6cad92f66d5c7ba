/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tag with its attributes means: the node it becomes. Attributes outside the few that
 * a book can use are dropped: styles, events, sizes of boxes. */
#pragma once

#include "doc/node.h"
#include "markdown/element.h"

/* The value of the attribute `name` in name, value, name, value ..., NULL; lent; NULL. */
const char *tag_attribute(char *const *attributes, const char *name);

/* The node of a tag whose element has ELEMENT_NODE, or an "<input>"; NULL when it says
 * nothing to a book. */
DocNode *tag_node_new(const Element *element, char *const *attributes, DiagPlace place);

/* The names in a class attribute that can stand in any output; NULL when none. The caller
 * owns it. */
char *tag_classes(const char *value);

/* True when `value` can be an id: not empty, no white space, no control character. */
bool tag_is_id(const char *value);
