/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures: a paragraph of nothing but pictures becomes one. A caption is what the author
 * wrote as such (a title, a <figcaption>), never the alternative text. */
#pragma once

#include "doc/node.h"

void figure_make(DocNode *root);
