/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the room `text` share: the pinned fonts and a plain book style. */
#pragma once

#include "text/paragraph.h"

#define TEST_MEASURE MEASURE_MM(110)

static inline FontSet *
test_fonts(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *conf = g_test_build_filename(G_TEST_DIST, "fonts.conf", NULL);
    FontSet *fonts = font_set_open(conf, &error);
    g_assert_no_error(error);
    return fonts;
}

/* NanumMyeongjo 10 pt, justified. */
static inline Style
test_style(void)
{
    static char name[] = "NanumMyeongjo";
    static char *families[] = {name, NULL};
    return (Style){.families = families,
                   .font_size = 10 * 1024,
                   .font_weight = 400,
                   .line_height = 17 * 1024,
                   .align = STYLE_ALIGN_JUSTIFY,
                   .word_space = 10 * 1024 * 30 / 100,
                   .word_space_min = 10 * 1024 * 225 / 1000,
                   .word_space_max = 10 * 1024 * 45 / 100,
                   .letter_shrink = 10 * 1024 * 15 / 1000,
                   .letter_stretch = 10 * 1024 * 25 / 1000,
                   .autospace = 512,
                   .hangs_punctuation = true};
}
