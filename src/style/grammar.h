/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the value of one longhand property. */
#pragma once

#include "style/cursor.h"
#include "style/property.h"

/* Parses the whole of `cursor` as a value of `id`; the caller clears `value`. False when it
 * is not one that print knows. */
bool style_grammar_parse(StylePropertyId id, StyleCursor cursor, StyleValue *value);

/* Takes one value of `id` off the front of `cursor`, for shorthands. Only for properties
 * whose value is one word, length, number or colour. */
bool style_grammar_take(StylePropertyId id, StyleCursor *cursor, StyleValue *value);

/* The font families up to the end, as CSS Fonts 4 §2.1: NULL-terminated; NULL when it is no
 * such list. The caller owns it. */
char **style_grammar_families(StyleCursor cursor);

/* "inherit", "initial", "unset", "revert" alone. */
bool style_grammar_wide(StyleCursor cursor, StyleValue *value);
