/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of signs that stand narrower or further out than their font has them: full-width
 * brackets, points at the right edge. */
#include "config.h"

#include <string.h>

#include "base/measure.h"
#include "font/halve.h"
#include "paragraph_bench.h"

static const char *const families[] = {"Noto Serif CJK KR", /* CFF, with halt */
                                       "Noto Sans CJK KR",  /* likewise */
                                       "NanumMyeongjo"};    /* TrueType, without */

/* The advances of all glyphs of the only line of `text`; the caller's. */
static GArray *
advances_of(Bench *bench, const char *text)
{
    GArray *advances = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, text);
    g_autoptr(TextLines) lines =
        text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
    for (guint i = 0; i < lines->lines[0].fragments->len; i++) {
        const PangoGlyphString *glyphs =
            g_array_index(lines->lines[0].fragments, TextFragment, i).glyphs->glyphs;
        for (int k = 0; k < glyphs->num_glyphs; k++)
            g_array_append_val(advances, glyphs->glyphs[k].geometry.width);
    }
    return advances;
}

static void
test_each_bracket_is_half_width(Bench *bench, gconstpointer data)
{
    (void) data;
    const char *text = "《토》「토」『토』〈토〉（토）【토】";
    for (guint i = 0; i < G_N_ELEMENTS(families); i++) {
        char *names[] = {(char *) families[i], NULL};
        bench->style.families = names;
        int em = bench->style.font_size;
        g_autoptr(GArray) advances = advances_of(bench, text);
        guint k = 0;
        for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p), k++) {
            int advance = g_array_index(advances, int, k);
            if (font_sign_of(g_utf8_get_char(p)) == FONT_SIGN_OTHER)
                g_assert_cmpint(advance, >, em * 9 / 10);
            else
                g_assert_cmpint(ABS(advance - em / 2), <=, em / 10);
        }
        g_assert_cmpuint(k, ==, advances->len);
    }
}

/* Greek and Cyrillic words are not set in the full ems that Korean faces have for them. */
static void
test_letters_are_no_signs(Bench *bench, gconstpointer data)
{
    (void) data;
    g_autoptr(GArray) advances = advances_of(bench, "λόγος");
    int width = 0;
    for (guint i = 0; i < advances->len; i++)
        width += g_array_index(advances, int, i);
    g_assert_cmpint(width, <, bench->style.font_size * 35 / 10);
    g_autoptr(GArray) russian = advances_of(bench, "Ильич");
    width = 0;
    for (guint i = 0; i < russian->len; i++)
        width += g_array_index(russian, int, i);
    g_assert_cmpint(width, <, bench->style.font_size * 42 / 10);
    g_autoptr(GArray) others = advances_of(bench, "łß°′");
    for (guint i = 0; i < others->len; i++)
        g_assert_cmpint(g_array_index(others, int, i), <,
                        bench->style.font_size * 7 / 10);
}

/* A style's own features do not take the brackets' away. */
static void
test_features_go_together(Bench *bench, gconstpointer data)
{
    (void) data;
    char name[] = "Noto Serif CJK KR", features[] = "ss01, liga=1";
    char *names[] = {name, NULL};
    bench->style.families = names;
    bench->style.font_features = features;
    g_autoptr(GArray) advances = advances_of(bench, "《토》");
    g_assert_cmpint(g_array_index(advances, int, 0), <, bench->style.font_size * 6 / 10);
}

static const char japanese[] =
    "吾輩は猫である。名前はまだ無い。どこで生れたか、とんと見当がつかぬ。何でも薄暗い、"
    "じめじめした所で、ニャーニャー泣いていた事だけは、記憶している。吾輩はここで、始めて"
    "、"
    "人間というものを見た。しかも、あとで聞くと、それは書生という、人間中で一番獰悪な、種"
    "族であった。";

/* A full-width point ends a line with its white half outside; no more stands out. */
static void
test_wide_points_hang_by_half(Bench *bench, gconstpointer data)
{
    (void) data;
    char name[] = "Noto Serif CJK KR";
    char *names[] = {name, NULL};
    bench->style.families = names;
    bench->style.letter_stretch = bench->style.font_size * 6 / 100;
    int em = bench->style.font_size;
    guint hung = 0;
    for (int ems = 8; ems < 30; ems++) {
        g_autoptr(TextParagraph) paragraph =
            text_paragraph_new(bench->setter, &bench->style, "ja");
        text_paragraph_add_text(paragraph, japanese, -1, &bench->style, NULL, 0);
        TextMeasure how = {.width = ems * em};
        g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
        for (guint k = 0; k < lines->length; k++) {
            const TextLine *line = &lines->lines[k];
            g_autofree char *text = shown(line);
            bool is_point = g_str_has_suffix(text, "。") || g_str_has_suffix(text, "、");
            g_assert_true(line->is_justified != line->is_forced_end); /* narrow, too */
            g_assert_true(line->hang == 0 || is_point);
            g_assert_cmpint(line->hang, <=, em / 2);
            hung += line->hang > 0;
        }
    }
    g_assert_cmpuint(hung, >, 5);
}

#define ADD(name, function)                                                              \
    g_test_add("/text/signs/" name, Bench, NULL, bench_open, function, bench_close)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("each-bracket-is-half-width", test_each_bracket_is_half_width);
    ADD("letters-are-no-signs", test_letters_are_no_signs);
    ADD("features-go-together", test_features_go_together);
    ADD("wide-points-hang-by-half", test_wide_points_hang_by_half);
    return g_test_run();
}
