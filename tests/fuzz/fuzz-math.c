/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas of strangers: set and written, or an error, nothing else. The fonts are those of
 * FONTCONFIG_FILE, opened once: that takes longer than a thousand formulas. */
#include "config.h"

#include <stdint.h>

#include "math/drawing.h"
#include "math/layout.h"
#include "math/mathml.h"
#include "math/parse.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static FontSet *fonts;
static MathFont *font;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void) argc, (void) argv;
    fonts = font_set_open(g_getenv("FONTCONFIG_FILE"), NULL);
    g_assert_nonnull(fonts);
    font = math_font_new(fonts);
    g_assert_nonnull(font);
    return 0;
}

static void
set_formula(const MathNode *formula)
{
    g_autoptr(MathBox) tags = NULL;
    g_autoptr(MathBox) box = math_lay_out(formula, font, true, &tags);
    MathCanvas canvas = {box->width, box->height, box->depth, 0};
    g_autoptr(GBytes) svg = math_draw_svg(box, font, canvas);
    g_autofree char *mathml = math_write_mathml(formula);
    g_assert_true(g_bytes_get_size(svg) > 0 && g_utf8_validate(mathml, -1, NULL));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *tex = g_strndup((const char *) data, size);
    if (!g_utf8_validate(tex, -1, NULL))
        return 0;
    g_autoptr(MathMacros) macros = math_macros_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(MathNode) formula = math_parse(tex, macros, &error);
    g_assert((formula == NULL) == (error != NULL));
    if (formula != NULL)
        set_formula(formula);
    return 0;
}
