/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shorthand properties: one declaration that stands for several. */
#pragma once

#include "style/cursor.h"
#include "style/property.h"

/* True when `name`, in lower case, is a shorthand that print knows. */
bool style_shorthand_is_known(const char *name);

/* Appends the longhands that `name: cursor` stands for, as StyleDeclared, those not named
 * with their initial value. False when it is not understood; what was appended is then
 * without meaning. */
bool style_shorthand_parse(const char *name, StyleCursor cursor, GArray *declared);
