/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings (SVG) as reading systems take them. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* True when the SVG `bytes` has text in it: a reader would set it in a font of its own,
 * so it must be drawn by us. */
bool drawing_has_text(GBytes *bytes);

/* The sanitised SVG `bytes` with a white ground under it, since at night a reader's page
 * is black. The caller owns it. */
GBytes *drawing_on_white(GBytes *bytes);
