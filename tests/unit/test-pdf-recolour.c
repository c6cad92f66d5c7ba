/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pdf/recolour.h"

static char *
recolour(const char *content)
{
    GString *out = g_string_new(NULL);
    pdf_recolour(content, strlen(content), out);
    return g_string_free(out, FALSE);
}

static void
test_greys(void)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"0 0 0 rg 1 0 0 1 5 6 cm\n", "0 g 1 0 0 1 5 6 cm\n"},
        {"0.5 0.5 0.5 RG", "0.5 G"},
        {"0.5 0.5 0.50001 rg", "0.5 0.5 0.50001 rg"},
        {"1 0 0 0 0 rg", "1 0 0 g"},
        {"0 0 rg", "0 0 rg"},
        {"/Span << /ActualText (\xFE\xFF) >> BDC",
         "/Span << /ActualText (\xFE\xFF) >> BDC"},
        /* What a page says is not what it does. */
        {"(0 0 0 rg /Private << /MCID 0 >> BDC) Tj 1 1 1 rg",
         "(0 0 0 rg /Private << /MCID 0 >> BDC) Tj 1 g"},
        {"(a\\) 0 0 0 rg (b) c) Tj", "(a\\) 0 0 0 rg (b) c) Tj"},
        {"[(0 0 0 rg) -5 <30>] TJ", "[(0 0 0 rg) -5 <30>] TJ"},
        {"<302030203020> Tj 0 0 0 rg", "<302030203020> Tj 0 g"},
        {"% 0 0 0 rg\n0 0 0 rg", "% 0 0 0 rg\n0 g"},
        {"BI /W 1 ID 0 0 0 rg EI 0 0 0 rg", "BI /W 1 ID 0 0 0 rg EI 0 g"},
        {"<< /A [1 (])] /B << >> >> DP", "<< /A [1 (])] /B << >> >> DP"},
        {"0 0 0 rg", "0 g"},
        {"", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *out = recolour(cases[i].in);
        g_assert_cmpstr(out, ==, cases[i].out);
    }
}

/* Content that breaks off anywhere is copied, never read past. */
static void
test_broken(void)
{
    const char whole[] = "[(a\\)b) <41>] TJ << /A (x) >> DP BI /W 1 ID xx EI /Span "
                         "<< /MCID 1 >> BDC % c";
    for (gsize length = 0; length < sizeof whole; length++) {
        g_autofree guint8 *part = g_memdup2(whole, MAX(length, 1));
        g_autoptr(GString) out = g_string_new(NULL);
        pdf_recolour(part, length, out);
        g_assert_cmpmem(out->str, out->len, whole, length);
    }
}

static void
test_linear(void)
{
    g_autoptr(GString) deep = g_string_new(NULL);
    for (int i = 0; i < 1000000; i++)
        g_string_append(deep, "[(");
    g_autoptr(GString) out = g_string_new(NULL);
    pdf_recolour(deep->str, deep->len, out);
    g_assert_cmpuint(out->len, ==, deep->len);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/recolour/greys", test_greys);
    g_test_add_func("/pdf/recolour/broken", test_broken);
    g_test_add_func("/pdf/recolour/linear", test_linear);
    return g_test_run();
}
