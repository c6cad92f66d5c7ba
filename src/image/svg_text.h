/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The characters of an SVG file, whatever encoding it declares. */
#pragma once

#include <glib.h>

/* The file as UTF-8 without byte order mark, by its byte order mark or XML declaration
 * (XML 1.0 Appendix F). NULL with `error` (PICTURE_ERROR) when it is not what it says. The
 * caller owns it; `length` receives its bytes. */
char *svg_text(const guint8 *data, gsize length, gsize *text_length, GError **error);
