/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which XHTML element shows a node, with which attributes, and what HTML's content models ask
 * where a Doc is freer than they are.
 */
#pragma once

#include "epub/writer.h"

/* Writes a leaf, or opens what holds the children of `node`. True when the children come next
 * and then element_close(); a paragraph that needs no element of its own is open, too. */
bool element_open(Writer *self, const DocNode *node);
void element_close(Writer *self, const DocNode *node);

/* Opens a box, list, table or listing that began in the file before; it goes on with what
 * holds `first`. */
void element_open_again(Writer *self, const DocNode *node, const DocNode *first);
