/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of balanced lines as paragraphs set them; base/balance.h has the rules. */
#include "config.h"

#include <string.h>

#include "base/measure.h"
#include "paragraph_bench.h"

static void
test_balanced_heading(Bench *bench, gconstpointer data)
{
    (void) data;
    bench->style.word_break = STYLE_BREAK_KEEP_ALL;
    bench->style.align = STYLE_ALIGN_START;
    g_autoptr(TextParagraph) paragraph =
        paragraph_of(bench, "라스베이거스에서 보낸 일주일과 그 뒤에 남은 몇 가지 생각들");
    TextMeasure plain = {.width = MEASURE_MM(80)}, balanced = plain;
    balanced.is_ragged_balanced = true;
    g_autoptr(TextLines) first = text_paragraph_break(paragraph, &plain);
    g_autoptr(TextLines) even = text_paragraph_break(paragraph, &balanced);
    g_assert_cmpuint(first->length, ==, 2);
    g_assert_cmpuint(even->length, ==, 2);
    g_assert_cmpint(ABS(even->lines[0].width - even->lines[1].width), <,
                    bench->style.font_size * 5);
    g_autoptr(TextParagraph) code =
        paragraph_of(bench, "반복문(for, while, do-while), continue와 break");
    for (int mm = 35; mm < 80; mm++) {
        balanced.width = MEASURE_MM(mm);
        g_autoptr(TextLines) whole = text_paragraph_break(code, &balanced);
        g_autofree char *all = shown_all(whole);
        g_assert_nonnull(strstr(all, "do-while),"));
    }
}

/* A title's first line, at a measure that needs two. */
static char *
first_line_of_title(Bench *bench, const char *title, int ems)
{
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, title);
    TextMeasure how = {.width = ems * bench->style.font_size, .is_ragged_balanced = true};
    g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
    g_assert_cmpuint(lines->length, ==, 2);
    return g_strchomp(shown(&lines->lines[0]));
}

static void
test_titles_end_where_one_pauses(Bench *bench, gconstpointer data)
{
    (void) data;
    static const struct {
        const char *title, *first;
        int ems;
    } cases[] = {
        {"TCP/IP 쉽게, 더 쉽게 목차 리뷰", "TCP/IP 쉽게,", 11},
        {"server-side-rendering과 그 뒤의 이야기", "server-side-rendering과", 16},
        {"서울(Seoul)에서 잘 놀다 오는 방법", "서울(Seoul)에서", 12},
        {"1996년 3월 15일부터 2,000만 원까지", "1996년 3월 15일부터", 14}};
    bench->style.word_break = STYLE_BREAK_KEEP_ALL;
    bench->style.align = STYLE_ALIGN_START;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *first = first_line_of_title(bench, cases[i].title, cases[i].ems);
        g_assert_cmpstr(first, ==, cases[i].first);
    }
}

#define ADD(name, function)                                                              \
    g_test_add("/text/title/" name, Bench, NULL, bench_open, function, bench_close)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("balanced-heading", test_balanced_heading);
    ADD("ends-where-one-pauses", test_titles_end_where_one_pauses);
    return g_test_run();
}
