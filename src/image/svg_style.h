/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References in SVG values: what may stay, and under which name. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Appends the CSS text `css` (a style sheet, a style attribute or one property's value) to
 * `out`. A url() that leads out of the file becomes `none`, at-rules that fetch are left
 * out, and text that hides its meaning (escapes, expression(), javascript:) is left out as
 * a whole. True when nothing was taken out. */
bool svg_style_scrub(const char *css, gsize length, GString *out);

/* Appends `id` as an XML name: other characters become "_". References and definitions
 * go through the same change. */
void svg_id_append(GString *out, const char *id, gsize length);
