/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The address of a note with its code for a telephone's camera, where book.yaml asks for
 * codes beside all addresses (`qr: all`).
 */
#pragma once

#include "layout/flow.h"

/* Sets `paragraph`, which says the address `url` in the style `own`, with its code at the
 * right, `high` units of which a quiet zone is a part, in one box that no page end divides.
 * The marker that waits is drawn in `style`. False, and nothing is set, when the book wants no
 * codes or the address is too long for one. */
bool coded_address_set(Flow *flow, const DocNode *paragraph, const char *url,
                       const Style *style, const Style *own, int high);
