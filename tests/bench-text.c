/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of line breaking, ours beside Pango's own, over paragraphs read from standard
 * input, one a line:
 *
 *     tests/bench-text [MEASURE-MM [FAMILY [SIZE-PT]]] < paragraphs.txt
 *
 * For developers; `make check` does not run it. Columns as in the requirements: lines that
 * end inside a word, particles split from what they follow, word spaces beyond 1.5 and 2
 * times the natural, last lines of three characters or fewer, lines outside the bounds.
 */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <pango/pangofc-fontmap.h>

#include "base/measure.h"
#include "base/text.h"
#include "text/fit.h"
#include "text/paragraph.h"

typedef struct {
    guint lines, justified, inside_word, particle, poor, no_space;
    guint wide, wider, widest, stub, short_last, multi, flagged, off_edge;
    double seconds;
} Figures;

typedef struct {
    GString *text; /* of the line as drawn, spaces at its end kept */
    double spaces; /* average width of its word spaces against the natural one */
    guint count;   /* of word spaces inside the line */
    int width;
    bool is_last, is_flagged, is_off_edge;
} Line;

static gunichar
last_character(const GString *text)
{
    return text->len == 0 ? 0 : g_utf8_get_char(g_utf8_prev_char(text->str + text->len));
}

static void
count_end(Figures *figures, const Line *line, const Line *next)
{
    gunichar before = last_character(line->text);
    if (before == ' ' || next == NULL)
        return;
    gunichar after = g_utf8_get_char(next->text->str);
    figures->inside_word++;
    if (text_is_hangul(after) && !text_is_hangul(before) && !text_is_han(before) &&
        g_utf8_strchr("·/—", -1, before) == NULL)
        figures->particle++;
    if (!text_is_hangul(before) || !text_is_hangul(after))
        return;
    const char *end = line->text->str + line->text->len;
    const char *second = g_utf8_find_prev_char(line->text->str, g_utf8_prev_char(end));
    const char *then = g_utf8_next_char(next->text->str);
    if (second == NULL || !text_is_hangul(g_utf8_get_char(second)) ||
        !text_is_hangul(g_utf8_get_char(then)))
        figures->poor++;
}

static void
count_last(Figures *figures, const Line *line, bool is_only, int em)
{
    if (is_only)
        return;
    figures->multi++;
    g_autofree char *text = g_strstrip(g_strdup(line->text->str));
    figures->stub += g_utf8_strlen(text, -1) <= 3;
    figures->short_last += line->width < 2 * em;
}

static void
count_lines(Figures *figures, const GArray *lines, int em)
{
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = &g_array_index(lines, Line, i);
        figures->lines++;
        if (line->is_last) {
            count_last(figures, line, lines->len == 1, em);
            continue;
        }
        figures->justified++;
        figures->flagged += line->is_flagged;
        figures->off_edge += line->is_off_edge;
        count_end(figures, line, i + 1 < lines->len ? line + 1 : NULL);
        figures->no_space += line->count == 0;
        figures->wide += line->count > 0 && line->spaces > 1.5 + 1e-3;
        figures->wider += line->count > 0 && line->spaces > 2.0;
        figures->widest += line->count > 0 && line->spaces >= 3.0;
    }
}

static void
free_lines(GArray *lines)
{
    for (guint i = 0; i < lines->len; i++)
        g_string_free(g_array_index(lines, Line, i).text, TRUE);
    g_array_unref(lines);
}

/* Adds what a glyph item shows to `line`. */
static void
read_item(Line *line, const PangoGlyphItem *item, const char *text, int natural)
{
    const PangoGlyphString *glyphs = item->glyphs;
    g_string_append_len(line->text, text + item->item->offset, item->item->length);
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        int width = glyphs->glyphs[i].geometry.width;
        line->width += width;
        if (text[item->item->offset + glyphs->log_clusters[i]] != ' ' || width == 0)
            continue;
        line->spaces += (double) width / natural;
        line->count++;
    }
}

static Line
read_ours(const TextLine *from, int measure, int natural)
{
    Line line = {.text = g_string_new(NULL),
                 .is_last = from->is_forced_end,
                 .is_flagged = from->is_emergency};
    for (guint i = 0; i < from->fragments->len; i++) {
        const TextFragment *fragment = &g_array_index(from->fragments, TextFragment, i);
        read_item(&line, fragment->glyphs, fragment->text, natural);
    }
    line.spaces /= MAX(line.count, 1);
    line.is_off_edge = ABS(line.width - from->hang - measure) > 102;
    return line;
}

/* Returns the paragraph's cost. */
static double
bench_ours(TextSetter *setter, const Style *style, const char *text, int measure,
           bool is_greedy, Figures *figures)
{
    g_autoptr(TextParagraph) paragraph = text_paragraph_new(setter, style, "ko");
    TextMeasure how = {.width = measure, .is_greedy = is_greedy};
    clock_t start = clock();
    text_paragraph_add_text(paragraph, text, -1, style, NULL, 0);
    g_autoptr(TextLines) lines = text_paragraph_break(paragraph, &how);
    figures->seconds += (double) (clock() - start) / CLOCKS_PER_SEC;
    GArray *read = g_array_new(FALSE, FALSE, sizeof(Line));
    for (guint i = 0; i < lines->length; i++) {
        Line line = read_ours(&lines->lines[i], measure, style->font_size * 3 / 10);
        g_array_append_val(read, line);
    }
    count_lines(figures, read, style->font_size);
    free_lines(read);
    return lines->cost;
}

static void
bench_pango(PangoLayout *layout, const char *text, int measure, int em, Figures *figures)
{
    clock_t start = clock();
    pango_layout_set_text(layout, text, -1);
    pango_layout_set_width(layout, measure);
    int length = pango_layout_get_line_count(layout);
    figures->seconds += (double) (clock() - start) / CLOCKS_PER_SEC;
    GArray *read = g_array_new(FALSE, FALSE, sizeof(Line));
    for (int i = 0; i < length; i++) {
        PangoLayoutLine *from = pango_layout_get_line_readonly(layout, i);
        Line line = {.text = g_string_new(NULL), .is_last = i + 1 == length};
        for (GSList *run = from->runs; run != NULL; run = run->next)
            read_item(&line, run->data, text, em * 3 / 10);
        line.spaces /= MAX(line.count, 1);
        line.is_off_edge = ABS(line.width - measure) > 102;
        g_array_append_val(read, line);
    }
    count_lines(figures, read, em);
    free_lines(read);
}

static PangoLayout *
make_layout(const FontSet *fonts, const char *family, int size)
{
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    FcConfig *config = font_set_config_new(fonts);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    pango_cairo_context_set_font_options(context, options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("ko"));
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family(description, family);
    pango_font_description_set_absolute_size(description, size);
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_font_description(layout, description);
    pango_layout_set_justify(layout, TRUE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_font_description_free(description);
    cairo_font_options_destroy(options);
    g_object_unref(context);
    g_object_unref(map);
    FcConfigDestroy(config);
    return layout;
}

static double
percent(guint part, guint whole)
{
    return whole == 0 ? 0 : 100.0 * part / whole;
}

static void
print_figures(const char *name, const Figures *f)
{
    printf("%-14s %6u %6.1f%% %6.2f%% %5.1f%% %6.1f%% %5.1f%% %5.1f%% %5u %5u %6.1f%% "
           "%5u %5u %7.0f ms\n",
           name, f->lines, percent(f->inside_word, f->justified),
           percent(f->particle, f->justified), percent(f->poor, f->justified),
           percent(f->wide, f->justified), percent(f->wider, f->justified),
           percent(f->widest, f->justified), f->stub, f->short_last,
           percent(f->flagged, f->justified), f->off_edge, f->no_space,
           f->seconds * 1000);
}

static GPtrArray *
read_paragraphs(void)
{
    GPtrArray *paragraphs = g_ptr_array_new_with_free_func(g_free);
    char *line = NULL;
    size_t size = 0;
    ssize_t length;
    while ((length = getline(&line, &size, stdin)) >= 0) {
        g_strchomp(line);
        if (*line != '\0' && g_utf8_validate(line, -1, NULL))
            g_ptr_array_add(paragraphs, g_strdup(line));
    }
    free(line);
    return paragraphs;
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    int measure = MEASURE_MM(argc > 1 ? g_ascii_strtod(argv[1], NULL) : 110);
    const char *family = argc > 2 ? argv[2] : "NanumMyeongjo";
    int size = MEASURE_PT(argc > 3 ? g_ascii_strtod(argv[3], NULL) : 10);
    const char *root = g_getenv("srcdir");
    g_autofree char *conf =
        g_build_filename(root != NULL ? root : ".", "tests", "fonts.conf", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(FontSet) fonts = font_set_open(conf, &error);
    if (fonts == NULL) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    g_auto(GStrv) families = g_strsplit(family, ",", -1);
    Style style = {.families = families,
                   .font_size = size,
                   .font_weight = 400,
                   .align = STYLE_ALIGN_JUSTIFY,
                   .word_space = (int) ((gint64) size * 30 / 100),
                   .word_space_min = (int) ((gint64) size * 225 / 1000),
                   .word_space_max = (int) ((gint64) size * 45 / 100),
                   .letter_shrink = (int) ((gint64) size * 15 / 1000),
                   .letter_stretch = (int) ((gint64) size * 25 / 1000),
                   .autospace = size / 20,
                   .hangs_punctuation = true};
    g_autoptr(TextSetter) setter = text_setter_new(fonts, NULL, "ko", NULL);
    g_autoptr(GPtrArray) paragraphs = read_paragraphs();
    PangoLayout *layout = make_layout(fonts, families[0], size);
    Figures ours = {0}, greedy = {0}, pango = {0};
    guint beaten = 0;
    for (guint i = 0; i < paragraphs->len; i++) {
        const char *text = paragraphs->pdata[i];
        double cost = bench_ours(setter, &style, text, measure, false, &ours);
        /* sums of the same prices in another order may differ in the last bit */
        beaten +=
            cost > (1 + 1e-9) * bench_ours(setter, &style, text, measure, true, &greedy);
        bench_pango(layout, text, measure, size, &pango);
    }
    g_object_unref(layout);
    printf("%-14s %6s %7s %7s %6s %7s %6s %6s %5s %5s %7s %5s %5s\n", "", "lines",
           "inside", "partcl", "poor", ">1.5x", ">2x", ">=3x", "<=3", "<2em", "flagged",
           "edge", "nosp");
    print_figures("ours", &ours);
    print_figures("first fit", &greedy);
    print_figures("PangoLayout", &pango);
    printf("first fit cheaper in %u of %u paragraphs\n", beaten, paragraphs->len);
    return 0;
}
