/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of text/bidi: what runs from right to left stands and reads as it should.
 * REGEN_GOLDEN=1 rewrites tests/golden/lines/direction.lines. */
#include "config.h"

#include "text/bidi.h"

#include <string.h>

#include "base/measure.h"
#include "paragraph_bench.h"

static void
test_order(void)
{
    static const struct {
        const char *levels, *order;
    } cases[] = {{"000", "012"},     {"01110", "03214"},   {"0122110", "0542316"},
                 {"111", "210"},     {"1221", "3120"},     {"2", "0"},
                 {"10001", "01234"}, {"012321", "052341"}, {"", ""}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint length = (guint) strlen(cases[i].levels), order[8];
        guint8 levels[8];
        for (guint k = 0; k < length; k++)
            levels[k] = (guint8) (cases[i].levels[k] - '0');
        text_bidi_order(levels, length, order);
        for (guint k = 0; k < length; k++)
            g_assert_cmpuint(order[k], ==, (guint) (cases[i].order[k] - '0'));
    }
}

static gint
by_place(gconstpointer a, gconstpointer b)
{
    return (*(const TextFragment *const *) a)->x - (*(const TextFragment *const *) b)->x;
}

/* The fragments of `line` that take room, from left to right; the caller's. */
static GPtrArray *
as_seen(const TextLine *line)
{
    GPtrArray *seen = g_ptr_array_new();
    for (guint i = 0; i < line->fragments->len; i++) {
        TextFragment *fragment = &g_array_index(line->fragments, TextFragment, i);
        if (fragment->width > 0)
            g_ptr_array_add(seen, fragment);
    }
    g_ptr_array_sort(seen, by_place);
    return seen;
}

/* From left to right, "<" before what runs from right to left; where the line begins. */
static void
describe_line(const TextLine *line, GString *out)
{
    g_autoptr(GPtrArray) seen = as_seen(line);
    g_string_append_printf(out, "%6.2f", line->x / (double) MEASURE_POINT);
    for (guint i = 0; i < seen->len; i++) {
        const TextFragment *fragment = seen->pdata[i];
        const PangoItem *item = fragment->glyphs->item;
        g_string_append_printf(out, " |%s%.*s|", item->analysis.level % 2 ? "<" : "",
                               item->length, fragment->text + item->offset);
    }
    g_string_append_c(out, '\n');
}

static void
test_golden_lines(Bench *bench, gconstpointer data)
{
    (void) data;
    g_autoptr(GString) found = g_string_new(NULL);
    g_autofree char *input = read_golden("direction.txt");
    g_auto(GStrv) texts = g_strsplit(g_strchomp(input), "\n", -1);
    for (guint i = 0; texts[i] != NULL; i++) {
        g_autoptr(TextParagraph) paragraph = paragraph_of(bench, texts[i]);
        TextMeasure how = {.width = MEASURE_MM(66),
                           .first_indent = bench->style.font_size};
        g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
        for (guint k = 0; k < lines->length; k++)
            describe_line(&lines->lines[k], found);
    }
    g_autofree char *file =
        g_test_build_filename(G_TEST_DIST, "golden", "lines", "direction.lines", NULL);
    if (g_getenv("REGEN_GOLDEN") != NULL) {
        g_assert_true(g_file_set_contents(file, found->str, -1, NULL));
        return;
    }
    g_autofree char *expected = read_golden("direction.lines");
    g_assert_cmpstr(found->str, ==, expected);
}

/* Fragments stay in the order they are read, stand side by side, and fill the measure. */
static void
test_lines_are_filled(Bench *bench, gconstpointer data)
{
    (void) data;
    g_autofree char *input = read_golden("direction.txt");
    g_auto(GStrv) texts = g_strsplit(g_strchomp(input), "\n", -1);
    for (guint i = 0; texts[i] != NULL; i++) {
        g_autoptr(TextParagraph) paragraph = paragraph_of(bench, texts[i]);
        TextMeasure how = {.width = MEASURE_MM(70)};
        g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
        g_autofree char *all = shown_all(lines);
        g_auto(GStrv) parts = g_strsplit(all, "\n", -1);
        g_autofree char *joined = g_strjoinv("", parts);
        g_assert_cmpstr(joined, ==, texts[i]);
        for (guint k = 0; k < lines->length; k++) {
            const TextLine *line = &lines->lines[k];
            g_autoptr(GPtrArray) seen = as_seen(line);
            int x = line->x;
            for (guint m = 0; m < seen->len; m++) {
                const TextFragment *fragment = seen->pdata[m];
                g_assert_cmpint(fragment->x, ==, x);
                x += fragment->width;
            }
            g_assert_cmpint(x, ==, line->x + line->width + line->hang);
            if (!line->is_forced_end)
                g_assert_cmpint(ABS(line->x + line->width - how.width), <=, 1);
        }
    }
}

/* As Pango has it: glyphs from left to right, the places of their letters falling. */
static void
test_glyphs_fall(Bench *bench, gconstpointer data)
{
    (void) data;
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, "말 שלום (עולם) 끝");
    g_autoptr(TextLines) lines =
        text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
    guint backward = 0;
    for (guint i = 0; i < lines->lines[0].fragments->len; i++) {
        const TextFragment *fragment =
            &g_array_index(lines->lines[0].fragments, TextFragment, i);
        const PangoGlyphString *glyphs = fragment->glyphs->glyphs;
        if (fragment->glyphs->item->analysis.level % 2 == 0 || glyphs->num_glyphs == 1)
            continue;
        backward++;
        g_assert_cmpint(glyphs->log_clusters[0], >, 0);
        for (int k = 1; k < glyphs->num_glyphs; k++)
            g_assert_cmpint(glyphs->log_clusters[k], <, glyphs->log_clusters[k - 1]);
        g_assert_cmpint(glyphs->log_clusters[glyphs->num_glyphs - 1], ==, 0);
    }
    g_assert_cmpuint(backward, >, 0);
}

static int
left_of(const TextLines *lines, const char *word)
{
    for (guint i = 0; i < lines->lines[0].fragments->len; i++) {
        const TextFragment *fragment =
            &g_array_index(lines->lines[0].fragments, TextFragment, i);
        const PangoItem *item = fragment->glyphs->item;
        if (g_strstr_len(fragment->text + item->offset, item->length, word) != NULL)
            return fragment->x;
    }
    g_assert_not_reached();
}

/* In code each quoted word is turned by itself: the arguments keep their order. */
static void
test_code_keeps_its_order(Bench *bench, gconstpointer data)
{
    (void) data;
    bench->style.white_space = STYLE_SPACE_PRE_WRAP;
    bench->style.align = STYLE_ALIGN_START;
    g_autoptr(TextParagraph) code = paragraph_of(bench, "f('אב', 'גד')");
    g_autoptr(TextLines) lines =
        text_paragraph_break(code, &(TextMeasure){.width = TEST_MEASURE});
    g_assert_cmpint(left_of(lines, "אב"), <, left_of(lines, "גד"));
    bench->style.white_space = STYLE_SPACE_NORMAL;
    g_autoptr(TextParagraph) prose = paragraph_of(bench, "글 אב, גד 끝");
    g_autoptr(TextLines) turned =
        text_paragraph_break(prose, &(TextMeasure){.width = TEST_MEASURE});
    g_assert_cmpint(left_of(turned, "אב"), >, left_of(turned, "גד"));
}

/* A line beside a marker does not move away from it. */
static void
test_stays_beside_its_marker(Bench *bench, gconstpointer data)
{
    (void) data;
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, "שלום");
    TextMeasure how = {.width = TEST_MEASURE};
    g_autoptr(TextLines) right = text_paragraph_break(paragraph, &how);
    how.stays_left = true;
    g_autoptr(TextLines) left = text_paragraph_break(paragraph, &how);
    g_assert_cmpint(left->lines[0].x, ==, 0);
    g_assert_cmpint(right->lines[0].x + right->lines[0].width, ==, TEST_MEASURE);
}

/* A leader keeps the number at its end on the right, whatever it follows. */
static void
test_leader_parts(Bench *bench, gconstpointer data)
{
    (void) data;
    g_autoptr(TextParagraph) paragraph = paragraph_of(bench, "장 שלום");
    text_paragraph_add_leader(paragraph, ".", &bench->style);
    text_paragraph_add_text(paragraph, " 12", -1, &bench->style, NULL, 0);
    g_autoptr(TextLines) lines =
        text_paragraph_break(paragraph, &(TextMeasure){.width = TEST_MEASURE});
    g_assert_cmpint(left_of(lines, "12"), >, left_of(lines, "שלום"));
    g_assert_cmpint(left_of(lines, "12"), >, TEST_MEASURE - 2 * bench->style.font_size);
}

#define ADD(name, function)                                                              \
    g_test_add("/text/bidi/" name, Bench, NULL, bench_open, function, bench_close)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/bidi/order", test_order);
    ADD("golden-lines", test_golden_lines);
    ADD("lines-are-filled", test_lines_are_filled);
    ADD("glyphs-fall", test_glyphs_fall);
    ADD("code-keeps-its-order", test_code_keeps_its_order);
    ADD("stays-beside-its-marker", test_stays_beside_its_marker);
    ADD("leader-parts", test_leader_parts);
    return g_test_run();
}
