/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last step of the cascade: of all declarations, one a property. */
#pragma once

#include "style/declaration.h"

/* No property has a winner: PROPERTY_COUNT times NULL. */
void style_winners_clear(const StyleValue **winners);

/* Lets the declarations (StyleDeclared) that are important, or those that are not, win over
 * what won before. To be called in rising order of precedence, the important ones last. */
void style_winners_apply(const StyleValue **winners, const GArray *declared,
                         bool is_important);
