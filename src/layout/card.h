/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards: what a book cannot embed (a video, a gist) as its title, provider and address,
 * with a QR code on paper. */
#pragma once

#include "layout/flow.h"

void card_set(Flow *flow, const DocNode *node, const Style *style);
