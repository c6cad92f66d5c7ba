/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SVG from strangers: a strict look before librsvg sees it, and a copy that a reading
 * system may show (an allow-list, no script, no reference to the outside). */
#pragma once

#include "image/picture.h"

/* The SVG again with only allowed elements, attributes and in-file references; NULL with
 * `error` (PICTURE_ERROR) when it is not well-formed, has a DTD with entities, xi: elements,
 * or breaks a limit. `removed` receives what was taken out, as text for one diagnostic, or
 * NULL when nothing was. Sanitising the result again changes nothing. */
GBytes *svg_sanitise(GBytes *bytes, char **removed, GError **error);
