/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the tree of a formula to marks at their places. */
#pragma once

#include "math/box.h"

/* Sets `formula`, in display style or as in a line of text. The ink never stands out of the
 * box. `tags` receives what \tag put beside it, of the same height and depth, or NULL.
 * Boxes are the caller's. */
MathBox *math_lay_out(const MathNode *formula, MathFont *font, bool is_display,
                      MathBox **tags);
