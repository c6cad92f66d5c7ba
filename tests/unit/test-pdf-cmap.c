/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pdf/cmap.h"

static char *
mappings_of(PdfCmap *cmap)
{
    g_autoptr(GString) whole = pdf_cmap_spell(cmap);
    const char *start = strstr(whole->str, "endcodespacerange\n");
    const char *end = strstr(whole->str, "endcmap\n");
    g_assert_nonnull(start);
    g_assert_nonnull(end);
    start += strlen("endcodespacerange\n");
    return g_strndup(start, (gsize) (end - start));
}

static void
test_mappings(void)
{
    g_autoptr(PdfCmap) cmap = pdf_cmap_new();
    pdf_cmap_add(cmap, 1, 0xAC00);
    pdf_cmap_add(cmap, 2, 0xAC01);
    pdf_cmap_add(cmap, 3, 0xAC03);
    pdf_cmap_add_text(cmap, 4, "ffi");
    pdf_cmap_add(cmap, 5, 0x1F600);
    pdf_cmap_add(cmap, 6, 0x1F601);
    g_autofree char *mappings = mappings_of(cmap);
    g_assert_cmpstr(mappings, ==,
                    "1 beginbfrange\n<0001> <0002> <AC00>\nendbfrange\n"
                    "4 beginbfchar\n<0003> <AC03>\n<0004> <006600660069>\n"
                    "<0005> <D83DDE00>\n<0006> <D83DDE01>\nendbfchar\n");
}

/* The first byte stays the same within a range, of codes and of texts. */
static void
test_bytes(void)
{
    g_autoptr(PdfCmap) cmap = pdf_cmap_new();
    for (guint i = 0xFE; i <= 0x101; i++)
        pdf_cmap_add(cmap, (guint16) i, 0x4E00 + i);
    for (guint i = 0; i < 4; i++)
        pdf_cmap_add(cmap, (guint16) (0x300 + i), 0x50FE + i);
    g_autofree char *mappings = mappings_of(cmap);
    g_assert_cmpstr(mappings, ==,
                    "4 beginbfrange\n<00FE> <00FF> <4EFE>\n<0100> <0101> <4F00>\n"
                    "<0300> <0301> <50FE>\n<0302> <0303> <5100>\nendbfrange\n");
}

/* No more than a hundred in a block. */
static void
test_blocks(void)
{
    g_autoptr(PdfCmap) cmap = pdf_cmap_new();
    for (guint i = 0; i < 250; i++)
        pdf_cmap_add(cmap, (guint16) (2 * i), 0x4E00);
    g_autofree char *mappings = mappings_of(cmap);
    g_assert_true(g_str_has_prefix(mappings, "100 beginbfchar\n"));
    g_assert_nonnull(strstr(mappings, "endbfchar\n100 beginbfchar\n"));
    g_assert_nonnull(strstr(mappings, "endbfchar\n50 beginbfchar\n"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/cmap/mappings", test_mappings);
    g_test_add_func("/pdf/cmap/bytes", test_bytes);
    g_test_add_func("/pdf/cmap/blocks", test_blocks);
    return g_test_run();
}
