/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Computed styles in words, for --dump=style and for golden tests. */
#pragma once

#include <glib.h>

#include "style/style.h"

/* The computed style in words, one property a line: those that every style has, then those
 * that are not at their initial value, in the order of their names. `style` comes from a
 * resolver. */
void style_dump(const Style *style, GString *out);
/* A page likewise, its boxes under their names. */
void style_page_dump(const StylePage *page, GString *out);
