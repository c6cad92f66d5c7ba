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

/* Where two words share a line with a long name, no space is wider than an em: the line stays
 * short, and the name whole. */
static void
test_gaping_lines_stay_short(Bench *bench, gconstpointer data)
{
    (void) data;
    int em = bench->style.font_size;
    g_autoptr(TextParagraph) paragraph = paragraph_of(
        bench,
        "이 문서를 처음부터 다시 또 만들고 systemctlsystemctlsystemctl을 실행한다");
    TextMeasure how = {.width = 20 * em};
    g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
    g_autofree char *first = shown(&lines->lines[0]);
    g_assert_cmpstr(g_strchomp(first), ==, "이 문서를 처음부터 다시 또 만들고");
    g_assert_true(lines->lines[0].is_emergency);
    g_assert_cmpint(right_edge(&lines->lines[0]), <, how.width - em / 2);
}

/* Spaces of code widen with the others. */
static void
test_code_fills_its_line(Bench *bench, gconstpointer data)
{
    (void) data;
    g_auto(GStrv) families = g_strsplit("D2Coding", ",", 0);
    char **before = bench->style.families;
    bench->style.families = families;
    g_autoptr(TextParagraph) paragraph = paragraph_of(
        bench, "kubectl rollout undo deployment payment api gateway and more "
               "of the like that goes on for two lines");
    TextMeasure how = {.width = 28 * bench->style.font_size};
    g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
    g_assert_cmpuint(lines->length, >, 1);
    g_assert_cmpint(ABS(right_edge(&lines->lines[0]) - how.width), <=, 1024 / 10);
    bench->style.families = before;
}

#define ADD(name, function)                                                              \
    g_test_add("/text/narrow/" name, Bench, NULL, bench_open, function, bench_close)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("lines-are-ragged", test_narrow_lines_are_ragged);
    ADD("long-names-break-at-humps", test_long_names_break_at_humps);
    ADD("gaping-lines-stay-short", test_gaping_lines_stay_short);
    ADD("code-fills-its-line", test_code_fills_its_line);
    return g_test_run();
}
