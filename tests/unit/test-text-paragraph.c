/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of text/paragraph: lines as they come out. REGEN_GOLDEN=1 rewrites
 * tests/golden/lines/prose.lines. */
#include "config.h"

#include "text/paragraph.h"

#include <string.h>

#include "base/measure.h"
#include "paragraph_bench.h"
#include "text/fit.h"

static int
glyph_width(const TextFragment *fragment)
{
    return pango_glyph_string_get_width(fragment->glyphs->glyphs);
}

static void
test_edges_are_exact(Bench *bench, gconstpointer data)
{
    (void) data;
    for (int step = -1; step <= 1; step++) {
        int measure = TEST_MEASURE + step * bench->style.font_size / 10;
        TextMeasure how = {.width = measure, .first_indent = bench->style.font_size};
        for (guint i = 0; i < PROSE; i++) {
            g_autoptr(TextParagraph) paragraph = paragraph_of(bench, bench->prose[i]);
            g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
            g_assert_cmpuint(lines->length, >, 2);
            for (guint k = 0; k < lines->length; k++) {
                const TextLine *line = &lines->lines[k];
                g_assert_cmpint(line->x, ==, k == 0 ? how.first_indent : 0);
                g_assert_cmpint(right_edge(line), ==, line->x + line->width + line->hang);
                if (!line->is_forced_end)
                    g_assert_cmpint(ABS(line->x + line->width - measure), <=, 1);
                else
                    g_assert_cmpint(line->x + line->width, <=, measure);
            }
        }
    }
}

static void
test_fragments_join(Bench *bench, gconstpointer data)
{
    (void) data;
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, bench->prose[1]);
    g_autoptr(TextLines) lines =
        text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
    for (guint i = 0; i < lines->length; i++) {
        int x = lines->lines[i].x;
        const GArray *fragments = lines->lines[i].fragments;
        for (guint k = 0; k < fragments->len; k++) {
            const TextFragment *fragment = &g_array_index(fragments, TextFragment, k);
            g_assert_cmpint(fragment->x, ==, x);
            g_assert_cmpint(fragment->width, ==, glyph_width(fragment));
            x += fragment->width;
        }
    }
}

static void
test_nothing_added_nothing_lost(Bench *bench, gconstpointer data)
{
    (void) data;
    static const int measures[] = {110, 60, 25, 3};
    for (guint i = 0; i < PROSE; i++)
        for (guint k = 0; k < G_N_ELEMENTS(measures); k++) {
            g_autoptr(TextParagraph) paragraph = paragraph_of(bench, bench->prose[i]);
            TextMeasure how = {.width = MEASURE_MM(measures[k])};
            g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
            g_autofree char *all = shown_all(lines);
            g_auto(GStrv) parts = g_strsplit(all, "\n", -1);
            g_autofree char *joined = g_strjoinv("", parts);
            g_assert_cmpstr(joined, ==, bench->prose[i]); /* no hyphen either: R3 */
        }
}

static void
test_total_fit_beats_first_fit(Bench *bench, gconstpointer data)
{
    (void) data;
    for (guint i = 0; i < PROSE; i++)
        for (int mm = 40; mm <= 130; mm += 9) {
            g_autoptr(TextParagraph) paragraph = paragraph_of(bench, bench->prose[i]);
            TextMeasure best = {.width = MEASURE_MM(mm)}, greedy = best;
            greedy.is_greedy = true;
            g_autoptr(TextLines) ours = text_paragraph_break(paragraph, &best);
            g_autoptr(TextLines) first = text_paragraph_break(paragraph, &greedy);
            g_assert_cmpfloat(ours->cost, <=, first->cost);
        }
}

/* The measure in hundredths of an em more or less than 110 mm. */
static void
describe_lines(Bench *bench, const char *text, int more, GString *out)
{
    TextMeasure how = {.width = TEST_MEASURE + bench->style.font_size * more / 100,
                       .first_indent = bench->style.font_size};
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, text);
    g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
    g_string_append_printf(out, "110 mm %+d/100 em\n", more);
    for (guint i = 0; i < lines->length; i++) {
        const TextLine *line = &lines->lines[i];
        g_autofree char *shows = shown(line);
        g_string_append_printf(out, "%5.2f %c%c%c %s\n", line->ratio,
                               line->is_split_word ? '-' : ' ',
                               line->hang > 0 ? '>' : ' ', line->is_emergency ? '!' : ' ',
                               g_strchomp(shows));
    }
}

static void
test_golden_lines(Bench *bench, gconstpointer data)
{
    (void) data;
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < PROSE; i++)
        for (int more = -10; more <= 10; more += 10)
            describe_lines(bench, bench->prose[i], more, found);
    g_autofree char *file =
        g_test_build_filename(G_TEST_DIST, "golden", "lines", "prose.lines", NULL);
    if (g_getenv("REGEN_GOLDEN") != NULL) {
        g_assert_true(g_file_set_contents(file, found->str, -1, NULL));
        return;
    }
    g_autofree char *expected = read_golden("prose.lines");
    g_assert_cmpstr(found->str, ==, expected);
}

static void
test_word_break_modes(Bench *bench, gconstpointer data)
{
    (void) data;
    TextMeasure how = {.width = MEASURE_MM(60)};
    bench->style.word_break = STYLE_BREAK_KEEP_ALL;
    g_autoptr(TextParagraph) whole = paragraph_of(bench, bench->prose[0]);
    g_autoptr(TextLines) kept = text_paragraph_break(whole, &how);
    for (guint i = 0; i < kept->length; i++)
        g_assert_false(kept->lines[i].is_split_word);
    /* an eojeol longer than the line is split all the same */
    how.width = MEASURE_MM(30);
    g_autoptr(TextParagraph) narrow = paragraph_of(bench, bench->prose[2]);
    g_autoptr(TextLines) split = text_paragraph_break(narrow, &how);
    guint emergencies = 0;
    for (guint i = 0; i < split->length; i++) {
        g_assert_cmpint(split->lines[i].width, <=, how.width);
        emergencies += split->lines[i].is_split_word;
    }
    g_assert_cmpuint(emergencies, >, 0);
}

static void
test_syllable_mode_is_free(Bench *bench, gconstpointer data)
{
    (void) data;
    TextMeasure how = {.width = MEASURE_MM(60)};
    guint inside[2];
    for (int mode = 0; mode < 2; mode++) {
        bench->style.word_break = mode == 0 ? STYLE_BREAK_EOJEOL : STYLE_BREAK_SYLLABLE;
        g_autoptr(TextParagraph) paragraph = paragraph_of(bench, bench->prose[0]);
        g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
        inside[mode] = 0;
        for (guint i = 0; i < lines->length; i++)
            inside[mode] += lines->lines[i].is_split_word;
    }
    g_assert_cmpuint(inside[1], >, inside[0]);
}

static void
test_hanging_points(Bench *bench, gconstpointer data)
{
    (void) data;
    guint hung = 0;
    for (int mm = 64; mm < 130; mm += 3)
        for (guint i = 0; i < PROSE; i++) {
            g_autoptr(TextParagraph) paragraph = paragraph_of(bench, bench->prose[i]);
            TextMeasure how = {.width = MEASURE_MM(mm)};
            g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
            for (guint k = 0; k < lines->length; k++) {
                g_autofree char *text = g_strchomp(shown(&lines->lines[k]));
                bool is_point =
                    g_str_has_suffix(text, ".") || g_str_has_suffix(text, ",");
                bool hangs = lines->lines[k].hang > 0;
                g_assert_true(hangs == (is_point && !lines->lines[k].is_forced_end));
                g_assert_cmpint(lines->lines[k].hang, <=, bench->style.font_size / 2);
                hung += hangs;
            }
        }
    g_assert_cmpuint(hung, >, 10);
}

static void
test_last_line_is_no_stub(Bench *bench, gconstpointer data)
{
    (void) data;
    for (int mm = 60; mm < 130; mm++)
        for (guint i = 0; i < PROSE; i++) {
            g_autoptr(TextParagraph) paragraph = paragraph_of(bench, bench->prose[i]);
            TextMeasure how = {.width = MEASURE_MM(mm)};
            g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
            const TextLine *last = &lines->lines[lines->length - 1];
            g_autofree char *text = g_strstrip(shown(last));
            g_assert_cmpint(g_utf8_strlen(text, -1), >=, 4);
            g_assert_cmpint(last->width, >=, 2 * bench->style.font_size);
        }
}

/* The natural width of `text` on one line. */
static int
width_of(Bench *bench, const char *text)
{
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, text);
    TextMeasure how = {.width = MEASURE_MM(1000)};
    g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
    g_assert_cmpuint(lines->length, ==, 1);
    return lines->lines[0].width;
}

/* -ebook-word-space and -ebook-letter-space of the sheet. */
static void
test_spaces_of_the_sheet(Bench *bench, gconstpointer data)
{
    (void) data;
    int em = bench->style.font_size, least = width_of(bench, "가 나");
    bench->style.word_space = bench->style.word_space_min = em / 2;
    bench->style.word_space_max = em;
    g_assert_cmpint(width_of(bench, "가 나") - least, ==, em / 2 - em * 3 / 10);
    bench->style.letter_stretch = bench->style.letter_shrink = 0;
    int pair = width_of(bench, "각각") - width_of(bench, "각");
    g_autoptr(TextParagraph) paragraph = paragraph_of(
        bench, "각각각각 각각각 각각각각각 각각 각각각각각 각각각 각각각 각각");
    TextMeasure how = {.width = 11 * em};
    g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
    g_assert_cmpuint(lines->length, >, 2);
    for (guint i = 0; i + 1 < lines->length; i++) {
        const TextFragment *fragment =
            &g_array_index(lines->lines[i].fragments, TextFragment, 0);
        const PangoGlyphString *glyphs = fragment->glyphs->glyphs;
        for (int k = 0; k + 1 < glyphs->num_glyphs; k++) {
            const char *c = fragment->text + fragment->glyphs->item->offset;
            bool is_space = c[glyphs->log_clusters[k]] == ' ';
            if (is_space && glyphs->glyphs[k].geometry.width > 0)
                g_assert_cmpint(glyphs->glyphs[k].geometry.width, >=, em / 2);
            else if (!is_space && lines->lines[i].ratio <= TEXT_RATIO_FLAGGED)
                g_assert_cmpint(glyphs->glyphs[k].geometry.width, ==, pair);
        }
    }
}

static void
test_brackets_are_half_width(Bench *bench, gconstpointer data)
{
    (void) data;
    static const char *const families[] = {"NanumMyeongjo", "Noto Serif CJK KR",
                                           "Noto Sans CJK KR"};
    for (guint i = 0; i < G_N_ELEMENTS(families); i++) {
        char *names[] = {(char *) families[i], NULL};
        bench->style.families = names;
        int bare = width_of(bench, "토지"), em = bench->style.font_size;
        int quoted = width_of(bench, "《토지》");
        g_assert_cmpint(quoted - bare, <=, em * 12 / 10);
        g_assert_cmpint(quoted - bare, >=, em * 6 / 10);
        g_assert_cmpint(width_of(bench, "」「") * 10, <=, em * 12);
    }
}

static void
test_no_break_space(Bench *bench, gconstpointer data)
{
    (void) data;
    for (int mm = 9; mm < 40; mm++) {
        g_autoptr(TextParagraph) paragraph =
            paragraph_of(bench, "모두 10\u00A0명이 와서 웃고 10\u00A0명이 울었다");
        TextMeasure how = {.width = MEASURE_MM(mm)};
        g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
        g_autofree char *all = shown_all(lines);
        g_assert_null(strstr(all, "10 \n"));
        g_assert_null(strstr(all, "\u00A0")); /* drawn as a space */
    }
}

static void
test_forced_breaks_and_spaces(Bench *bench, gconstpointer data)
{
    (void) data;
    g_autoptr(TextParagraph) paragraph =
        text_paragraph_new(bench->setter, &bench->style, "ko");
    text_paragraph_add_text(paragraph, "  첫째   줄 \t ", -1, &bench->style, NULL, 0);
    text_paragraph_add_line_break(paragraph);
    text_paragraph_add_text(paragraph, " 둘째\n줄", -1, &bench->style, NULL, 0);
    g_autoptr(TextLines) lines =
        text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
    g_autofree char *all = shown_all(lines);
    g_assert_cmpstr(all, ==, "첫째 줄 \n둘째 줄");
    g_assert_true(lines->lines[0].is_forced_end);
}

static void
test_empty(Bench *bench, gconstpointer data)
{
    (void) data;
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, "");
    g_autoptr(TextLines) lines =
        text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
    g_assert_cmpuint(lines->length, ==, 1);
    g_assert_cmpuint(lines->lines[0].fragments->len, ==, 0);
}

static void
test_missing_glyph_is_told_once(Bench *bench, gconstpointer data)
{
    (void) data;
    DocNode *node = doc_node_new(DOC_TEXT, (DiagPlace){"a.md", 7, 1});
    for (int i = 0; i < 2; i++) {
        g_autoptr(TextParagraph) paragraph =
            text_paragraph_new(bench->setter, &bench->style, "ko");
        text_paragraph_add_text(paragraph, "없는 \U00010900 글자 \U00010900", -1,
                                &bench->style, node, 0);
        g_autoptr(TextLines) lines =
            text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
        g_autofree char *all = shown_all(lines);
        g_assert_nonnull(strstr(all, "\U00010900"));
    }
    g_assert_cmpuint(diag_length(bench->diag), ==, 1);
    g_assert_cmpstr(diag_lookup(bench->diag, 0)->code, ==, "missing-glyph");
    g_assert_nonnull(strstr(diag_lookup(bench->diag, 0)->message, "U+10900"));
    g_assert_cmpint(diag_lookup(bench->diag, 0)->line, ==, 7);
    doc_node_free(node);
}

static void
test_places_in_the_source(Bench *bench, gconstpointer data)
{
    (void) data;
    static const char text[] = "가  나\u200B다 라";
    DocNode *node = doc_node_new(DOC_TEXT, DIAG_NOWHERE);
    g_autoptr(TextParagraph) paragraph =
        text_paragraph_new(bench->setter, &bench->style, "ko");
    text_paragraph_add_text(paragraph, text, -1, &bench->style, node, 100);
    g_autoptr(TextLines) lines =
        text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
    const GArray *fragments = lines->lines[0].fragments;
    static const gsize starts[] = {100, 105, 111}, ends[] = {104, 108, 118};
    g_assert_cmpuint(fragments->len, ==, G_N_ELEMENTS(starts));
    for (guint i = 0; i < fragments->len; i++) {
        const TextFragment *fragment = &g_array_index(fragments, TextFragment, i);
        g_assert_true(fragment->node == node);
        g_assert_cmpuint(fragment->node_start, ==, starts[i]);
        g_assert_cmpuint(fragment->node_end, ==, ends[i]);
    }
    doc_node_free(node);
}

static void
test_leader_fills_the_line(Bench *bench, gconstpointer data)
{
    (void) data;
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, "첫째 장");
    text_paragraph_add_leader(paragraph, " .", &bench->style);
    text_paragraph_add_text(paragraph, "12", -1, &bench->style, NULL, 0);
    g_autoptr(TextLines) lines =
        text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
    const TextLine *line = &lines->lines[0];
    g_assert_cmpuint(lines->length, ==, 1);
    g_assert_cmpint(right_edge(line), ==, TEST_MEASURE);
    guint leaders = 0;
    for (guint i = 0; i < line->fragments->len; i++)
        leaders += g_array_index(line->fragments, TextFragment, i).is_leader;
    g_assert_cmpuint(leaders, ==, 1);
}

static void
test_object_flows(Bench *bench, gconstpointer data)
{
    (void) data;
    int mark = 0;
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, "그림 ");
    text_paragraph_add_object(paragraph, NULL, &bench->style, 20480, 30720, 1024, &mark);
    text_paragraph_add_text(paragraph, "를 보라", -1, &bench->style, NULL, 0);
    g_autoptr(TextLines) lines =
        text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
    const TextFragment *object =
        &g_array_index(lines->lines[0].fragments, TextFragment, 1);
    g_assert_true(object->payload == &mark);
    g_assert_null(object->glyphs);
    g_assert_cmpint(object->width, ==, 20480);
    g_assert_cmpint(lines->lines[0].ascent, ==, 30720);
}

static void
test_code_wraps(Bench *bench, gconstpointer data)
{
    (void) data;
    char name[] = "D2Coding";
    char *names[] = {name, NULL};
    bench->style.families = names;
    bench->style.white_space = STYLE_SPACE_PRE_WRAP;
    bench->style.may_break_anywhere = true;
    bench->style.align = STYLE_ALIGN_START;
    bench->style.tab_size = 8;
    int column = bench->style.font_size / 2;
    g_autoptr(TextParagraph) paragraph = paragraph_of(
        bench, "\tint x;\nif (first  &&  second) return_a_very_long_name();");
    TextMeasure how = {.width = 20 * column, .rest_indent = 2 * column};
    g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
    g_autofree char *all = shown_all(lines);
    g_assert_cmpstr(all, ==,
                    "\tint x;\nif (first  &&  \nsecond) return_a_\nvery_long_name();");
    g_assert_cmpint(lines->lines[0].width, ==, 14 * column); /* a tab is eight columns */
    static const bool is_forced[] = {true, false, false, true};
    static const int indents[] = {0, 0, 2, 2};
    for (guint i = 0; i < lines->length; i++) {
        g_assert_true(lines->lines[i].is_forced_end == is_forced[i]);
        g_assert_cmpint(lines->lines[i].x, ==, indents[i] * column);
        g_assert_cmpint(lines->lines[i].x + lines->lines[i].width, <=, how.width);
    }
}

static void
test_superscript_stays(Bench *bench, gconstpointer data)
{
    (void) data;
    Style raised = bench->style;
    raised.font_size = bench->style.font_size * 65 / 100;
    raised.vertical = STYLE_VERTICAL_SUPER;
    for (int mm = 14; mm < 30; mm++) {
        g_autoptr(TextParagraph) paragraph = paragraph_of(bench, "모두 다 같이 말");
        text_paragraph_add_text(paragraph, "1)", -1, &raised, NULL, 0);
        text_paragraph_add_text(paragraph, "을 한다", -1, &bench->style, NULL, 0);
        TextMeasure how = {.width = MEASURE_MM(mm)};
        g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
        g_autofree char *all = shown_all(lines);
        g_assert_nonnull(strstr(all, "말1)을"));
        g_assert_cmpint(lines->lines[0].descent, >, 0);
    }
}

static void
test_hyphenation(Bench *bench, gconstpointer data)
{
    (void) data;
    bench->style.may_hyphenate = true;
    g_autoptr(TextParagraph) paragraph =
        text_paragraph_new(bench->setter, &bench->style, "en");
    text_paragraph_add_text(paragraph,
                            "Internationalization considerations notwithstanding, "
                            "extraordinary documentation characterizes organizations.",
                            -1, &bench->style, NULL, 0);
    TextMeasure how = {.width = MEASURE_MM(66)};
    g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
    guint hyphens = 0;
    for (guint i = 0; i < lines->length; i++) {
        const GArray *fragments = lines->lines[i].fragments;
        const TextFragment *last =
            &g_array_index(fragments, TextFragment, fragments->len - 1);
        g_autofree char *text = shown(&lines->lines[i]);
        if (!g_str_has_suffix(text, "-"))
            continue;
        hyphens++;
        g_assert_cmpint(last->glyphs->item->length, ==, 1); /* a fragment of its own */
        g_assert_cmpint(ABS(right_edge(&lines->lines[i]) - how.width), <=, 1);
    }
    g_assert_cmpuint(hyphens, >, 0);
    g_autoptr(TextParagraph) address =
        text_paragraph_new(bench->setter, &bench->style, "en");
    text_paragraph_add_text(address,
                            "https://example.org/a-guide-for-beginners-2/install", -1,
                            &bench->style, NULL, 0);
    g_autoptr(TextLines) parts = text_paragraph_break(address, &how);
    for (guint i = 0; i < parts->length; i++) {
        g_autofree char *text = shown(&parts->lines[i]);
        g_assert_null(strstr(text, "begin-"));
    }
}

static void
test_long_token_is_linear(Bench *bench, gconstpointer data)
{
    (void) data;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 200000; i++)
        g_string_append_c(text, "abcdefghij"[i % 10]);
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, text->str);
    TextMeasure how = {.width = TEST_MEASURE};
    g_test_timer_start();
    g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
    g_assert_cmpfloat(g_test_timer_elapsed(), <, 10);
    g_assert_cmpuint(lines->length, >, 2000);
    for (guint i = 0; i < lines->length; i++)
        g_assert_cmpint(lines->lines[i].width, <=, how.width + 1);
}

/* The next paragraph is set where the first one was, its lines are not. */
static void
test_lines_outlive_paragraph(Bench *bench, gconstpointer data)
{
    (void) data;
    TextMeasure how = {.width = TEST_MEASURE};
    TextParagraph *paragraph = paragraph_of(bench, bench->prose[0]);
    g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
    g_autofree char *before = shown_all(lines);
    text_paragraph_free(paragraph);
    g_autoptr(TextParagraph) next = paragraph_of(bench, bench->prose[1]);
    g_autoptr(TextLines) others = text_paragraph_break(next, &how);
    g_autofree char *after = shown_all(lines);
    g_autofree char *shows = shown_all(others);
    g_assert_cmpstr(before, ==, after);
    g_assert_cmpstr(shows, !=, after);
}

static void
test_glyphs_outlive_lines(Bench *bench, gconstpointer data)
{
    (void) data;
    g_autoptr(Pool) galley = pool_new();
    text_setter_lend_galley(bench->setter, galley);
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, bench->prose[0]);
    TextLines *lines =
        text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
    TextFragment first = g_array_index(lines->lines[0].fragments, TextFragment, 0);
    text_lines_free(lines);
    g_assert_cmpint(glyph_width(&first), ==, first.width);
    g_assert_true(g_str_has_prefix(bench->prose[0], first.text));
    text_setter_lend_galley(bench->setter, NULL);
}

static void
test_extents(Bench *bench, gconstpointer data)
{
    (void) data;
    int least, most;
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, "가나다 라마 바");
    text_paragraph_extents(paragraph, &least, &most);
    g_assert_cmpint(least, ==, width_of(bench, "가나다"));
    g_assert_cmpint(most, ==, width_of(bench, "가나다 라마 바"));
}

#define ADD(name, function)                                                              \
    g_test_add("/text/paragraph/" name, Bench, NULL, bench_open, function, bench_close)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("edges-are-exact", test_edges_are_exact);
    ADD("fragments-join", test_fragments_join);
    ADD("nothing-added-nothing-lost", test_nothing_added_nothing_lost);
    ADD("total-fit-beats-first-fit", test_total_fit_beats_first_fit);
    ADD("golden-lines", test_golden_lines);
    ADD("word-break-modes", test_word_break_modes);
    ADD("syllable-mode-is-free", test_syllable_mode_is_free);
    ADD("hanging-points", test_hanging_points);
    ADD("last-line-is-no-stub", test_last_line_is_no_stub);
    ADD("spaces-of-the-sheet", test_spaces_of_the_sheet);
    ADD("brackets-are-half-width", test_brackets_are_half_width);
    ADD("no-break-space", test_no_break_space);
    ADD("forced-breaks-and-spaces", test_forced_breaks_and_spaces);
    ADD("empty", test_empty);
    ADD("missing-glyph", test_missing_glyph_is_told_once);
    ADD("places-in-the-source", test_places_in_the_source);
    ADD("leader", test_leader_fills_the_line);
    ADD("object", test_object_flows);
    ADD("code-wraps", test_code_wraps);
    ADD("superscript-stays", test_superscript_stays);
    ADD("hyphenation", test_hyphenation);
    ADD("long-token-is-linear", test_long_token_is_linear);
    ADD("lines-outlive-paragraph", test_lines_outlive_paragraph);
    ADD("glyphs-outlive-lines", test_glyphs_outlive_lines);
    ADD("extents", test_extents);
    return g_test_run();
}
