/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that are one page by nature: the title and the publisher stand together on whatever
 * size of paper the sheet asks for. */
#pragma once

#include "layout/box.h"

/* Makes the white between the boxes of `list` smaller, all of it in the same proportion, so
 * that they fit into `height`. Does nothing when they do, or when even without any white
 * they would not. */
void squeeze_onto_page(BoxList *list, int height);
