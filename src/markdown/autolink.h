/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bare addresses in text become links (GFM, "Autolinks (extension)"), whole: nothing in an
 * address is emphasis. A Korean particle written on to one ("https://a.kr만") is none of
 * it. */
#pragma once

#include "markdown/mask.h"

/* Adds an island for every address and e-mail address in the text. */
void autolink_find(Mask *mask);

/* Where the address that begins with `text` ends, within `length` bytes: without what
 * belongs to the sentence. Exposed for tests. */
gsize autolink_length(const char *text, gsize length);
