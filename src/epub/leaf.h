/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaves of a Doc as XHTML: characters, code, pictures, breaks; with a marker wherever a
 * printed page begins among their characters.
 */
#pragma once

#include "epub/writer.h"

/* True when `node` is a leaf, now written. A DOC_CODE_BLOCK with coloured children is none. */
bool leaf_write(Writer *self, const DocNode *node);
