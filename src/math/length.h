/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TeX's lengths: "1.5em", "-3mu", "2pt". */
#pragma once

#include <stdbool.h>

/* Puts the length in units of MATH_EM into `*length`, within bounds that a page has; a
 * point is a tenth of an em. False when `text` is none. */
bool math_length_read(const char *text, int *length);
