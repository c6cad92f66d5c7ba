/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which way a text runs: Arabic and Hebrew from right to left, all else the other way. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum { DIRECTION_UNKNOWN, DIRECTION_FORWARD, DIRECTION_BACKWARD } Direction;

/* True for characters that run from right to left. */
bool direction_is_backward(gunichar c);

/* The direction of a text that goes on with `length` bytes of `text` after what ran `so_far`:
 * its first letter tells (UAX #9 P2, P3), but what has Hangul, Han or Kana in it is East Asian
 * prose, whatever it begins with. */
Direction direction_of_text(Direction so_far, const char *text, gsize length);

/* True when `language` (BCP 47) is written from right to left. */
bool direction_of_language_is_backward(const char *language);
