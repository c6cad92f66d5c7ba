/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas of strangers: limits hold, trouble is named, definitions reach on. */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "math/parse.h"

static int
trouble(const char *tex)
{
    g_autoptr(MathMacros) macros = math_macros_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(MathNode) formula = math_parse(tex, macros, &error);
    g_assert_true((formula == NULL) == (error != NULL));
    return error != NULL ? error->code : -1;
}

static char *
repeat(const char *head, const char *part, guint count, const char *tail)
{
    GString *text = g_string_new(head);
    for (guint i = 0; i < count; i++)
        g_string_append(text, part);
    return g_string_free(g_string_append(text, tail), FALSE);
}

static void
test_depth(void)
{
    static const char *const parts[] = {
        "{",        "\\frac{", "\\sqrt",  "x^",      "\\left(",         "\\begin{matrix}",
        "\\text{$", "\\hat ",  "\\sqrt[", "\\over ", "\\textcolor{red}"};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *deep = repeat("", parts[i], 3000, "x");
        g_assert_cmpint(trouble(deep), !=, -1);
    }
}

static void
test_size(void)
{
    g_autofree char *long_one = repeat("", "x", LIMIT_FORMULA_BYTES + 1, "");
    g_assert_cmpint(trouble(long_one), ==, MATH_ERROR_LIMIT);
    g_autofree char *wide = repeat("", "x+", LIMIT_FORMULA_BYTES / 4, "x");
    g_assert_cmpint(trouble(wide), ==, -1);
    g_autofree char *columns = repeat("", "&", 20000, "");
    g_assert_cmpint(trouble(columns), ==, MATH_ERROR_LIMIT);
    g_autofree char *rows = repeat(columns + 20000 - 150, "\\\\", 10000, "x");
    g_assert_cmpint(trouble(rows), ==, MATH_ERROR_LIMIT);
}

static void
test_macros(void)
{
    g_assert_cmpint(trouble("\\def\\a{\\a}\\a"), ==, MATH_ERROR_LIMIT);
    g_assert_cmpint(trouble("\\def\\a{\\a\\a}\\a"), ==, MATH_ERROR_LIMIT);
    g_autoptr(GString) tex = g_string_new("\\def\\aa{x}");
    for (char c = 'b'; c <= 'z'; c++)
        g_string_append_printf(tex, "\\def\\a%c{\\a%c\\a%c}", c, c - 1, c - 1);
    g_string_append(tex, "\\az");
    g_assert_cmpint(trouble(tex->str), ==, MATH_ERROR_LIMIT);
}

static void
test_macros_reach_on(void)
{
    g_autoptr(MathMacros) macros = math_macros_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(MathNode) first =
        math_parse("\\newcommand{\\R}[1][n]{\\mathbb{R}^{#1}}", macros, &error);
    g_assert_no_error(error);
    g_autoptr(MathNode) second = math_parse("\\R + \\R[2]", macros, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(second->children->len, ==, 3);
}

static void
test_trouble(void)
{
    static const struct {
        const char *tex;
        int code;
    } cases[] = {{"\\foo", MATH_ERROR_UNKNOWN},
                 {"\\begin{foo}\\end{foo}", MATH_ERROR_UNKNOWN},
                 {"\\color{nosuch} x", MATH_ERROR_UNKNOWN},
                 {"\\averyveryverylongnamethatnobodyhasanyusefor", MATH_ERROR_UNKNOWN},
                 {"\\frac{a", MATH_ERROR_SYNTAX},
                 {"\\frac", MATH_ERROR_SYNTAX},
                 {"x^", MATH_ERROR_SYNTAX},
                 {"a}", MATH_ERROR_SYNTAX},
                 {"\\left x", MATH_ERROR_SYNTAX},
                 {"\\right)", MATH_ERROR_SYNTAX},
                 {"\\begin{matrix} a", MATH_ERROR_SYNTAX},
                 {"\\begin{matrix} a \\end{pmatrix}", MATH_ERROR_SYNTAX},
                 {"x^1^2", MATH_ERROR_SYNTAX},
                 {"\\kern x", MATH_ERROR_SYNTAX},
                 {"\\newcommand", MATH_ERROR_SYNTAX},
                 {"\\", MATH_ERROR_UNKNOWN},
                 {"", -1},
                 {"% only a comment", -1},
                 {"{}^2_3", -1},
                 {"a & b \\\\ c & d", -1},
                 {"\\begin{align*}[t] a \\\\[2pt] [1, 2] \\end{align*}", -1},
                 {"50\\%\\ \\text{of $x_1$ is \\textbf{bold} \\& more}", -1}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].tex);
        g_assert_cmpint(trouble(cases[i].tex), ==, cases[i].code);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/math/parse/depth", test_depth);
    g_test_add_func("/math/parse/size", test_size);
    g_test_add_func("/math/parse/macros", test_macros);
    g_test_add_func("/math/parse/macros-reach-on", test_macros_reach_on);
    g_test_add_func("/math/parse/trouble", test_trouble);
    return g_test_run();
}
