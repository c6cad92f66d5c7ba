/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of setting, measured against the constants of the font. */
#include "config.h"

#include <string.h>

#include "math/drawing.h"
#include "math/layout.h"
#include "math/parse.h"
#include "math/signs.h"
#include "math_fixture.h"

typedef struct {
    FontSet *fonts;
    MathFont *font;
} Fixture;

static void
set_up(Fixture *self, gconstpointer data)
{
    (void) data;
    self->font = math_fixture_font(&self->fonts);
}

static void
tear_down(Fixture *self, gconstpointer data)
{
    (void) data;
    math_font_free(self->font);
    font_set_free(self->fonts);
}

static MathBox *
lay_out(Fixture *self, const char *tex, bool is_display)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MathMacros) macros = math_macros_new();
    g_autoptr(MathNode) formula = math_parse(tex, macros, &error);
    g_assert_no_error(error);
    MathBox *tags = NULL;
    MathBox *box = math_lay_out(formula, self->font, is_display, &tags);
    math_box_free(tags);
    return box;
}

static int
constant(Fixture *self, hb_ot_math_constant_t which)
{
    return math_font_constant(self->font, which);
}

static const MathMark *
mark_of(const MathBox *box, guint i)
{
    g_assert_cmpuint(i, <, box->marks->len);
    return &g_array_index(box->marks, MathMark, i);
}

static void
test_scripts(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(MathBox) box = lay_out(self, "x^2", true);
    const MathMark *script = mark_of(box, 1);
    g_assert_cmpint(script->y, ==,
                    constant(self, HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP));
    g_assert_cmpint(script->percent, ==,
                    constant(self, HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN));
    g_autoptr(MathBox) below = lay_out(self, "x_2", true);
    g_assert_cmpint(mark_of(below, 1)->y, ==,
                    -constant(self, HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN));
    g_autoptr(MathBox) nested = lay_out(self, "x^{y^z}", true);
    g_assert_cmpint(mark_of(nested, 2)->percent, ==,
                    constant(self, HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN));
}

static void
test_cramped(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(MathBox) box = lay_out(self, "\\sqrt{x^2}", true);
    const MathMark *script = mark_of(box, box->marks->len - 1);
    g_assert_cmpint(script->y, ==,
                    constant(self, HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED));
}

static void
test_fraction(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(MathBox) box = lay_out(self, "\\frac{a}{b}", true);
    const MathMark *bar = mark_of(box, box->marks->len - 1);
    g_assert_cmpint(bar->kind, ==, MATH_MARK_RULE);
    int thickness = constant(self, HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS);
    g_assert_cmpint(bar->height, ==, thickness);
    g_assert_cmpint(bar->y + thickness / 2, ==,
                    constant(self, HB_OT_MATH_CONSTANT_AXIS_HEIGHT));
    g_assert_cmpint(
        mark_of(box, 0)->y, ==,
        constant(self, HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP));
}

/* The bar of a root joins the sign: it begins where the sign ends, at its top. */
static void
test_radical(Fixture *self, gconstpointer data)
{
    static const char *const roots[] = {
        "\\sqrt{x}", "\\sqrt{\\frac{a}{b}}",
        "\\sqrt{\\begin{matrix}1\\\\2\\\\3\\\\4\\end{matrix}}"};
    (void) data;
    for (guint i = 0; i < G_N_ELEMENTS(roots); i++) {
        g_autoptr(MathBox) box = lay_out(self, roots[i], true);
        const MathMark *bar = mark_of(box, 0);
        int top = 0;
        for (guint k = 1; k < box->marks->len; k++) {
            const MathMark *sign = mark_of(box, k);
            MathExtents ink = math_font_extents(self->font, sign->glyph);
            if (sign->kind == MATH_MARK_GLYPH && sign->x < bar->x)
                top = MAX(top, sign->y + ink.height);
        }
        g_assert_cmpint(ABS(top - (bar->y + bar->height)), <=, 10);
    }
}

/* Delimiters cover what they hold, within TeX's shortfall, and stand about the axis. */
static void
test_fence(Fixture *self, gconstpointer data)
{
    (void) data;
    int axis = constant(self, HB_OT_MATH_CONSTANT_AXIS_HEIGHT);
    GString *tex = g_string_new("\\left(\\begin{matrix}1");
    for (int rows = 1; rows < 30; rows += 7) {
        for (int i = 0; i < 7; i++)
            g_string_append(tex, "\\\\2");
        g_autofree char *whole = g_strconcat(tex->str, "\\end{matrix}\\right)", NULL);
        g_autoptr(MathBox) box = lay_out(self, whole, true);
        int least = (rows + 7) * 12 * MATH_EM / 10 - MATH_EM / 2;
        g_assert_cmpint(box->height + box->depth, >=, least);
        g_assert_cmpint(ABS((box->height - box->depth) / 2 - axis), <=, MATH_EM / 10);
    }
    g_string_free(tex, TRUE);
}

/* The table of The TeXbook, p. 170, in mu. */
static void
test_spaces(Fixture *self, gconstpointer data)
{
    static const struct {
        const char *tight, *set;
        int mu;
    } cases[] = {{"{a}{+}{b}", "a+b", 8},     {"{a}{=}{b}", "a=b", 10},
                 {"{-}{a}", "-a", 0},         {"{a}{,}{b}", "a,b", 3},
                 {"{(}{-}{a}", "(-a", 0},     {"{a}{+}", "a+", 0},
                 {"{\\sin}{x}", "\\sin x", 3}};
    (void) data;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(MathBox) tight = lay_out(self, cases[i].tight, true);
        g_autoptr(MathBox) set = lay_out(self, cases[i].set, true);
        int space = set->width - tight->width;
        g_assert_cmpint(ABS(space - cases[i].mu * MATH_EM / 18), <=, 10);
    }
}

static void
test_limits(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(MathBox) display = lay_out(self, "\\sum_{i}^{n}", true);
    g_autoptr(MathBox) inline_sum = lay_out(self, "\\sum_{i}^{n}", false);
    g_autoptr(MathBox) beside = lay_out(self, "\\sum\\nolimits_{i}^{n}", true);
    g_assert_cmpint(display->height, >, beside->height);
    g_assert_cmpint(inline_sum->height, <, display->height);
    int least = constant(self, HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT);
    MathExtents sign = math_font_extents(self->font, mark_of(display, 0)->glyph);
    g_assert_cmpint(sign.height + sign.depth, >=, least);
}

/* Every sign of the table is in the font or in those for words. */
static void
test_signs(Fixture *self, gconstpointer data)
{
    (void) data;
    guint length;
    const MathSymbol *signs = math_signs(&length);
    for (guint i = 0; i < length; i++) {
        MathGlyph glyph;
        if (!math_font_glyph(self->font, signs[i].code, MATH_INLINE, &glyph))
            g_test_message("no glyph for \\%s", signs[i].name);
        g_assert_true(math_font_glyph(self->font, signs[i].code, MATH_INLINE, &glyph));
        if (i > 0)
            g_assert_cmpstr(signs[i - 1].name, <, signs[i].name);
    }
}

/* Sums of many lengths stay within bounds. */
static void
test_bounds(Fixture *self, gconstpointer data)
{
    (void) data;
    GString *tex = g_string_new("\\left(\\begin{matrix}");
    for (int i = 0; i < 3000; i++)
        g_string_append(tex, "\\hspace{90em}\\\\[90em]");
    g_string_append(tex, "\\end{matrix}\\right)");
    for (int i = 0; i < 5000; i++)
        g_string_append(tex, "\\kern20em");
    g_string_truncate(tex, 65000);
    g_string_truncate(tex, (gsize) (strrchr(tex->str, '\\') - tex->str));
    g_autoptr(MathMacros) macros = math_macros_new();
    g_autoptr(MathNode) formula = math_parse(tex->str, macros, NULL);
    g_assert_nonnull(formula);
    MathBox *tags = NULL;
    g_autoptr(MathBox) box = math_lay_out(formula, self->font, true, &tags);
    g_assert_cmpint(box->width, >, 0);
    g_assert_cmpint(box->width, <=, MATH_MOST);
    g_assert_cmpint(box->height, <=, MATH_MOST);
    g_string_free(tex, TRUE);
}

static void
test_drawing(Fixture *self, gconstpointer data)
{
    (void) data;
    g_autoptr(MathBox) box = lay_out(self, "x + \\textcolor{red}{x}", true);
    MathCanvas canvas = {box->width, box->height, box->depth, 0};
    g_autoptr(GBytes) svg = math_draw_svg(box, self->font, canvas);
    g_autofree char *text = g_strndup(g_bytes_get_data(svg, NULL), g_bytes_get_size(svg));
    g_assert_nonnull(strstr(text, "fill=\"#ff0000\""));
    g_assert_nonnull(strstr(text, "<path d=")); /* in the colour of the text about it */
    g_assert_null(strstr(text, "<text"));
    g_autoptr(GBytes) again = math_draw_svg(box, self->font, canvas);
    g_assert_true(g_bytes_equal(svg, again));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name)                                                                        \
    g_test_add("/math/layout/" #name, Fixture, NULL, set_up, test_##name, tear_down)
    ADD(scripts);
    ADD(cramped);
    ADD(fraction);
    ADD(radical);
    ADD(fence);
    ADD(spaces);
    ADD(limits);
    ADD(signs);
    ADD(bounds);
    ADD(drawing);
    return g_test_run();
}
