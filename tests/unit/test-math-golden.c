/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each tests/golden/math/NAME.tex is a formula, in display style unless it begins with ".";
 * NAME.math beside it holds its tree, how it reads and the boxes it is set in, or the trouble,
 * and NAME.mathml what a reading system is given. */
#include "config.h"

#include "golden.h"
#include "math/dump.h"
#include "math/layout.h"
#include "math/mathml.h"
#include "math/parse.h"
#include "math/reading.h"
#include "math_fixture.h"

static void
dump_boxes(const MathNode *formula, bool is_display, GString *dump)
{
    g_autoptr(FontSet) fonts = NULL;
    g_autoptr(MathFont) font = math_fixture_font(&fonts);
    g_autoptr(MathBox) tags = NULL;
    g_autoptr(MathBox) box = math_lay_out(formula, font, is_display, &tags);
    math_box_dump(box, dump);
    if (tags != NULL)
        math_box_dump(tags, dump);
}

static void
dump_reading(const MathNode *formula, GString *dump)
{
    g_autofree char *reading = math_read(formula);
    g_autofree char *tags = math_read_tags(formula);
    g_string_append_printf(dump, "reads %s\n", reading);
    if (tags != NULL)
        g_string_append_printf(dump, "tagged %s\n", tags);
}

static void
test_case(gconstpointer data)
{
    const char *stem = data;
    g_autofree char *tex = golden_read(stem, ".tex");
    bool is_display = *tex != '.';
    g_autoptr(MathMacros) macros = math_macros_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(MathNode) formula = math_parse(tex + !is_display, macros, &error);
    g_autoptr(GString) dump = g_string_new(NULL);
    g_assert_true((formula == NULL) == (error != NULL));
    if (formula == NULL) {
        g_string_printf(dump, "%d %s\n", error->code, error->message);
        golden_check(stem, ".math", dump->str);
        return;
    }
    math_dump(formula, dump);
    dump_reading(formula, dump);
    dump_boxes(formula, is_display, dump);
    golden_check(stem, ".math", dump->str);
    g_autofree char *mathml = math_write_mathml(formula);
    g_autofree char *line = g_strconcat(mathml, "\n", NULL);
    golden_check(stem, ".mathml", line);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    golden_add_cases("math", ".tex", "/math/golden", test_case);
    return g_test_run();
}
