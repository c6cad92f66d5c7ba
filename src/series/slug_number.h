/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in slugs and file names: "-01", "04-02", "v2", "001day", "chapter2-3", "도커-1편".
 * What a year leads is a date; "es6", "http2" and "4.0" are names and versions. */
#pragma once

#include "series/number.h"

/* Appends every number of `slug`, one segment without slashes, that may count parts to
 * `marks` (NumberMark), in order. */
void slug_numbers_find(const char *slug, GArray *marks);

/* The surest of them, the last of equals; `mark` is cleared first. False: there is none. */
bool slug_number_best(const char *slug, NumberMark *mark);

/* The bytes of `slug` up to `length` without words at their end that only count:
 * "kiln-part" is "kiln", "chapter" is nothing. */
gsize slug_without_unit(const char *slug, gsize length);
