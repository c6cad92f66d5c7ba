/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large an SVG wants to be, from its root element alone. */
#pragma once

#include "image/picture.h"

/* True when the bytes begin like XML that holds an svg element: worth probing. */
bool svg_is_likely(const guint8 *data, gsize length);

/* Reads width, height and viewBox of the root (SVG 1.1 §7.2; 300 x 150 when it names no
 * size, CSS 2.2 §10.3.2). A drawing larger than the limits is told smaller, in proportion:
 * it has no pixels. */
bool svg_probe(const guint8 *data, gsize length, Picture *picture, GError **error);
