/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lines that cannot be filled: narrow measures, long names. */
#include "config.h"

#include "base/measure.h"
#include "paragraph_bench.h"

/* Where justified lines would gape or split every other word, they stay ragged. */
static void
test_narrow_lines_are_ragged(Bench *bench, gconstpointer data)
{
    (void) data;
    for (int ems = 10; ems <= 26; ems += 2) {
        g_autoptr(TextParagraph) paragraph = paragraph_of(bench, bench->prose[0]);
        TextMeasure how = {.width = ems * bench->style.font_size};
        g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
        for (guint i = 0; i < lines->length; i++) {
            const TextLine *line = &lines->lines[i];
            g_assert_true(line->is_justified == (ems >= 18 && !line->is_forced_end));
            g_assert_true(line->hang == 0 || line->is_justified);
            g_assert_true(line->is_justified || !line->is_split_word);
            g_assert_cmpint(line->width, <=, how.width + 1);
        }
    }
}

/* A long name is split where it has a hump, though the line is not full then. */
static void
test_long_names_break_at_humps(Bench *bench, gconstpointer data)
{
    (void) data;
    const char *name = "InternalFrameInternalFrameTitlePaneInternalFrameTitlePane"
                       "MaximizeButtonWindowNotFocusedState";
    for (int ems = 20; ems < 30; ems++) {
        g_autoptr(TextParagraph) paragraph = paragraph_of(bench, name);
        TextMeasure how = {.width = ems * bench->style.font_size};
        g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
        for (guint i = 1; i < lines->length; i++) {
            g_autofree char *text = shown(&lines->lines[i]);
            g_assert_true(g_ascii_isupper(text[0]));
        }
    }
}

#define ADD(name, function)                                                              \
    g_test_add("/text/narrow/" name, Bench, NULL, bench_open, function, bench_close)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("lines-are-ragged", test_narrow_lines_are_ragged);
    ADD("long-names-break-at-humps", test_long_names_break_at_humps);
    return g_test_run();
}
