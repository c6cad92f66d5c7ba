/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Footnotes: calls that pop their note up, and the notes at the end of the file that
 * calls them, readable where nothing pops up.
 */
#pragma once

#include "epub/writer.h"

/* Writes the call `node`; inside a link it waits for the link's end, since a link holds none. */
void footnote_call(Writer *self, const DocNode *node);
void footnote_release_calls(Writer *self);

/* Writes the notes called in this file, in order, each once. */
void footnote_write_all(Writer *self);
