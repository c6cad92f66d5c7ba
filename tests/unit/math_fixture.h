/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the room `math` share: the pinned fonts. */
#pragma once

#include "math/font.h"

/* The font for mathematics; `*fonts` must outlive it. */
static inline MathFont *
math_fixture_font(FontSet **fonts)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *conf = g_test_build_filename(G_TEST_DIST, "fonts.conf", NULL);
    *fonts = font_set_open(conf, &error);
    g_assert_no_error(error);
    MathFont *font = math_font_new(*fonts);
    g_assert_nonnull(font);
    return font;
}
