/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as XML spells it: for the EPUB, drawings in SVG, MathML and metadata in XMP. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Appends `length` bytes of `text` (UTF-8; -1 means up to NUL) to `out`; what XML 1.0 cannot
 * hold becomes U+FFFD. In an attribute a line end and a tab are spelt as numbers, since they
 * would be read as a space. */
void escape_xml(GString *out, const char *text, gssize length, bool is_attribute);
