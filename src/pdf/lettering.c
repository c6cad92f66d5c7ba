/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/lettering.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#include "base/balance.h"
#include "base/text.h"

#define FIT_TURNS 8
#define FIT_STEP 0.88
#define TITLE_LINES 4 /* more are no title */
#define MOST_LINES 12 /* that are drawn at all */

static const char *const families[][4] = {
    [LETTERING_SERIF] = {"NanumMyeongjo", "Noto Serif CJK KR", "Symbola", NULL},
    [LETTERING_SANS] = {"Noto Sans CJK KR", "Symbola", NULL}};
/* Whose backslash is none but a won sign, is not for a text that has one (font/face.c). */
static const char *const serif_with_backslash[] = {"Noto Serif CJK KR", "Symbola", NULL};
static const char *const japanese_serif[] = {"Noto Serif CJK JP", "Symbola", NULL};

/* Kana and kanji are of one hand. */
static const char *const *
families_of(LetteringFace face, const char *text)
{
    if (face == LETTERING_SERIF)
        for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
            if (text_is_kana(g_utf8_get_char(p)))
                return japanese_serif;
    if (face == LETTERING_SERIF && strchr(text, '\\') != NULL)
        return serif_with_backslash;
    return families[face];
}

/* The first face of `chain` that has `c`; the very first when none has. */
static guint
face_of(const GPtrArray *chain, gunichar c)
{
    for (guint i = 0; i < chain->len; i++)
        if (font_face_covers(g_ptr_array_index(chain, i), c))
            return i;
    return 0;
}

/* The families that `text` is set in, by their names in `config`. To cut a face of Chinese
 * characters down costs more than all else on a cover. */
static char *
install_faces(const FontSet *fonts, const Lettering *lettering, const char *text,
              FcConfig *config)
{
    char **wanted = (char **) families_of(lettering->face, text);
    g_autoptr(GPtrArray) chain =
        font_set_chain(fonts, wanted, lettering->is_bold ? 700 : 400, false);
    g_autofree bool *is_used = g_new0(bool, chain->len);
    is_used[0] = true;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        is_used[face_of(chain, g_utf8_get_char(p))] = true;
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < chain->len; i++) {
        bool is_changed;
        const char *name = is_used[i]
                               ? font_set_install(fonts, g_ptr_array_index(chain, i),
                                                  config, &is_changed)
                               : NULL;
        if (name != NULL)
            g_string_append_printf(names, "%s%s", names->len > 0 ? "," : "", name);
    }
    return g_string_free(names, FALSE);
}

/* A layout in the families that `text` needs, and no other. */
static PangoLayout *
layout_new(cairo_t *cr, const FontSet *fonts, const Lettering *lettering,
           const char *text)
{
    g_autoptr(PangoFontMap) map =
        pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    FcConfig *config = font_set_config_new(fonts);
    g_autofree char *names = install_faces(fonts, lettering, text, config);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    FcConfigDestroy(config);
    PangoContext *context = pango_font_map_create_context(map);
    pango_cairo_update_context(cr, context);
    PangoLayout *layout = pango_layout_new(context);
    g_object_unref(context);
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family(font, names);
    pango_font_description_set_absolute_size(font, lettering->size * PANGO_SCALE);
    pango_font_description_set_weight(font, lettering->is_bold ? PANGO_WEIGHT_BOLD
                                                               : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    return layout;
}

static double
text_width(PangoLayout *layout, const char *text)
{
    pango_layout_set_text(layout, text, -1);
    int width;
    pango_layout_get_size(layout, &width, NULL);
    return (double) width / PANGO_SCALE;
}

/* `text` in lines no wider than `width`, as many words in each as fit. */
static GPtrArray *
fill_lines(PangoLayout *layout, const char *text, double width)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    char *line = NULL;
    for (char **word = words; *word != NULL; word++) {
        char *longer =
            line != NULL ? g_strconcat(line, " ", *word, NULL) : g_strdup(*word);
        if (line != NULL && text_width(layout, longer) > width) {
            g_ptr_array_add(lines, line);
            g_free(longer);
            longer = g_strdup(*word);
        } else {
            g_free(line);
        }
        line = longer;
    }
    if (line != NULL)
        g_ptr_array_add(lines, line);
    return lines;
}

/* Where lines of `text` may begin and end: at its start, its spaces and its end. */
static GArray *
find_stops(PangoLayout *layout, const char *text)
{
    GArray *stops = g_array_new(FALSE, FALSE, sizeof(BalanceStop));
    gint64 space = (gint64) (text_width(layout, " ") * PANGO_SCALE), x = 0;
    BalanceStop first = {0};
    g_array_append_val(stops, first);
    for (const char *word = text, *end; *word != '\0';
         word = *end == ' ' ? end + 1 : end) {
        end = strchr(word, ' ');
        end = end != NULL ? end : word + strlen(word);
        g_autofree char *alone = g_strndup(word, (gsize) (end - word));
        x += (gint64) (text_width(layout, alone) * PANGO_SCALE);
        gsize next = (gsize) (end - text) + (*end == ' ');
        BalanceStop stop = {x + space, x,
                            balance_price(text, (gsize) (end - text), next)};
        g_array_append_val(stops, stop);
        x += space;
    }
    return stops;
}

/* The words of `text` in lines that end at `ends`, numbers of words. */
static GPtrArray *
join_words(const char *text, const guint *ends, guint n)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (guint i = 0, word = 0; i < n; i++) {
        g_autoptr(GString) line = g_string_new(words[word++]);
        for (; word < ends[i]; word++)
            g_string_append_printf(line, " %s", words[word]);
        g_ptr_array_add(lines, g_string_free(g_steal_pointer(&line), FALSE));
    }
    return lines;
}

/* The lines of `text`: those of a title balanced, as the room text balances them on
 * pages. */
static GPtrArray *
lines_of(PangoLayout *layout, const char *text, const Lettering *lettering)
{
    GPtrArray *lines = fill_lines(layout, text, lettering->width);
    guint ends[TITLE_LINES];
    if (lines->len < 2 || lines->len > TITLE_LINES)
        return lines;
    g_autoptr(GArray) stops = find_stops(layout, text);
    gint64 room = (gint64) (lettering->width * PANGO_SCALE);
    BalanceMeasure measure = {room, room, (gint64) (lettering->size * PANGO_SCALE)};
    if (isinf(balance_choose((const BalanceStop *) (gpointer) stops->data, stops->len,
                             &measure, lines->len, ends)))
        return lines;
    GPtrArray *balanced = join_words(text, ends, lines->len);
    g_ptr_array_unref(lines);
    return balanced;
}

static void
draw_line(cairo_t *cr, PangoLayout *layout, const char *text, double x, double y,
          double max)
{
    double width = text_width(layout, text);
    cairo_save(cr);
    cairo_translate(cr, x, y);
    if (width > max)
        cairo_scale(cr, max / width, max / width);
    pango_cairo_show_layout(cr, layout);
    cairo_restore(cr);
}

double
lettering_fit(cairo_t *cr, const FontSet *fonts, const Lettering *lettering,
              const char *text)
{
    Lettering tried = *lettering;
    for (int turn = 0; turn < FIT_TURNS; turn++, tried.size *= FIT_STEP) {
        g_autoptr(PangoLayout) layout = layout_new(cr, fonts, &tried, text);
        g_autoptr(GPtrArray) lines = lines_of(layout, text, &tried);
        bool fits = lines->len <= tried.max_lines;
        for (guint i = 0; fits && i < lines->len; i++)
            fits = text_width(layout, lines->pdata[i]) <= tried.width;
        if (fits)
            break;
    }
    return tried.size;
}

double
lettering_draw(cairo_t *cr, const FontSet *fonts, const Lettering *lettering,
               const char *text, double x, double y)
{
    Lettering tried = *lettering;
    for (int turn = 0;; turn++) {
        g_autoptr(PangoLayout) layout = layout_new(cr, fonts, &tried, text);
        g_autoptr(GPtrArray) lines = lines_of(layout, text, &tried);
        if (lines->len > tried.max_lines && turn < FIT_TURNS) {
            tried.size *= FIT_STEP;
            continue;
        }
        for (guint i = 0; i < lines->len && i < MOST_LINES; i++) {
            draw_line(cr, layout, g_ptr_array_index(lines, i), x, y, tried.width);
            y += tried.size * LETTERING_LEADING;
        }
        return y;
    }
}

double
lettering_width(cairo_t *cr, const FontSet *fonts, const Lettering *lettering,
                const char *text)
{
    g_autoptr(PangoLayout) layout = layout_new(cr, fonts, lettering, text);
    return text_width(layout, text);
}
