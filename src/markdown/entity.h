/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Character references: &amp; &#8212; &#x2014; (HTML, "Named character references"). */
#pragma once

#include <glib.h>

/* Appends the meaning of the reference that `text` begins with to `out`. The bytes it
 * takes, from "&" to ";"; 0 when `text` begins with none that is known. Numbers that are no
 * character mean U+FFFD. */
gsize entity_decode(const char *text, gsize length, GString *out);

/* A copy of `text` with every reference replaced by its meaning. The caller owns it. */
char *entity_decode_all(const char *text, gsize length);
