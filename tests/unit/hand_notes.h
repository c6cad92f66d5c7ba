/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Footnotes of a book made by hand: they stand at the end of its source, in the last chapter;
 * each belongs to the chapter that calls it. */
#pragma once

#include "doc/node.h"

/* Moves to `to` the footnotes of `from` that `to` calls. */
void hand_notes_move(DocNode *from, DocNode *to);
