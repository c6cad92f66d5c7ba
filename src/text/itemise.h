/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs: the text cut where the face, the script or the language changes. */
#pragma once

#include "text/shape.h"

/* Appends the runs of `content` to `runs` (TextRun). A character that no font has is told
 * and put into a run of its own. */
void text_itemise(const TextContent *content, TextSetter *setter, GArray *runs);
