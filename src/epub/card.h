/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot be embedded (a video, a gist): a frame with its provider, title and
 * address, in the order in which the PDF prints them.
 */
#pragma once

#include "epub/writer.h"

void card_open(Writer *self, const DocNode *node);
/* Writes what comes after the card's children; the frame stays open. */
void card_finish(Writer *self, const DocNode *node);
