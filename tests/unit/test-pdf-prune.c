/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pdf/prune.h"

/* A file of six objects as cairo writes them: a page, two elements, the array and the tree
 * that lead to them, and the root. */
static char *
make_file(gsize *length)
{
    static const char *const objects[] = {
        "<< /Type /Page >>",
        "<< /Type /StructElem\n   /S /Span\n>>",
        "<< /Type /StructElem\n   /S /Private\n>>",
        "[\n  2 0 R\n  3 0 R\n]",
        "<< /Nums [\n   0 4 0 R\n  ]\n>>",
        "<< /Type /StructTreeRoot\n   /ParentTree 5 0 R\n>>"};
    GString *out = g_string_new("%PDF-1.5\n");
    g_autoptr(GString) table = g_string_new("0000000000 65535 f \n");
    for (guint i = 0; i < G_N_ELEMENTS(objects); i++) {
        g_string_append_printf(table, "%010zu 00000 n \n", out->len);
        g_string_append_printf(out, "%u 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
    gsize start = out->len;
    g_string_append_printf(out, "xref\n0 7\n%strailer\n<< /Size 7 >>\n", table->str);
    g_string_append_printf(out, "startxref\n%zu\n%%%%EOF\n", start);
    *length = out->len;
    return g_string_free(out, FALSE);
}

static void
test_elements_are_free(void)
{
    gsize length;
    g_autofree char *file = make_file(&length);
    g_assert_cmpuint(pdf_prune_structure((guint8 *) file, length), ==, 5);
    const char *entries = strstr(file, "xref\n0 7\n") + strlen("xref\n0 7\n");
    for (int i = 0; i < 7; i++)
        g_assert_cmpint(entries[i * 20 + 17], ==, i == 1 ? 'n' : 'f');
    g_assert_cmpuint(pdf_prune_structure((guint8 *) file, length), ==, 0);
}

static void
test_anything_else_stays(void)
{
    gsize length;
    g_autofree char *file = make_file(&length);
    for (gsize cut = 0; cut < length; cut++) {
        g_autofree guint8 *part = g_memdup2(file, MAX(cut, 1));
        pdf_prune_structure(part, cut);
    }
    for (gsize at = 0; at < length; at++) {
        g_autofree guint8 *changed = g_memdup2(file, length);
        changed[at] = '9';
        pdf_prune_structure(changed, length);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/prune/elements", test_elements_are_free);
    g_test_add_func("/pdf/prune/else", test_anything_else_stays);
    return g_test_run();
}
