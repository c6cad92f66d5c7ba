/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paragraph_bench.h"

char *
read_golden(const char *name)
{
    g_autofree char *file =
        g_test_build_filename(G_TEST_DIST, "golden", "lines", name, NULL);
    char *text = NULL;
    g_assert_true(g_file_get_contents(file, &text, NULL, NULL));
    return text;
}

void
bench_open(Bench *bench, gconstpointer data)
{
    (void) data;
    bench->fonts = test_fonts();
    bench->diag = diag_new();
    bench->setter = text_setter_new(bench->fonts, NULL, "ko", bench->diag);
    bench->style = test_style();
    g_autofree char *prose = read_golden("prose.txt");
    bench->prose = g_strsplit(g_strchomp(prose), "\n", -1);
    g_assert_cmpuint(g_strv_length(bench->prose), ==, PROSE);
}

void
bench_close(Bench *bench, gconstpointer data)
{
    (void) data;
    g_strfreev(bench->prose);
    text_setter_free(bench->setter);
    diag_free(bench->diag);
    font_set_free(bench->fonts);
}

TextParagraph *
paragraph_of(Bench *bench, const char *text)
{
    TextParagraph *paragraph = text_paragraph_new(bench->setter, &bench->style, "ko");
    text_paragraph_add_text(paragraph, text, -1, &bench->style, NULL, 0);
    return paragraph;
}

char *
shown(const TextLine *line)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < line->fragments->len; i++) {
        const TextFragment *fragment = &g_array_index(line->fragments, TextFragment, i);
        if (fragment->glyphs == NULL) {
            g_string_append(out, "[]");
            continue;
        }
        const PangoItem *item = fragment->glyphs->item;
        g_string_append_len(out, fragment->text + item->offset, item->length);
    }
    return g_string_free(out, FALSE);
}

char *
shown_all(const TextLines *lines)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < lines->length; i++) {
        g_autofree char *line = shown(&lines->lines[i]);
        g_string_append_printf(out, "%s%s", i == 0 ? "" : "\n", line);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

int
right_edge(const TextLine *line)
{
    const TextFragment *last =
        &g_array_index(line->fragments, TextFragment, line->fragments->len - 1);
    return last->x + last->width;
}
