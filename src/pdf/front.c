/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/front.h"

#include <gio/gio.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#include "image/decode.h"

enum { PICTURE_WIDTH = 1600, PICTURE_HEIGHT = 2560, QUALITY = 90, RIDGES = 7 };

/* Ink on paper and seven distances of one hue: each book takes its place on the wheel. */
typedef struct {
    double hue, phase[RIDGES];
} Motif;

static Motif
motif_of(const char *title)
{
    Motif motif;
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, title, -1);
    motif.hue =
        g_ascii_xdigit_value(digest[0]) / 16.0 + g_ascii_xdigit_value(digest[1]) / 256.0;
    for (int i = 0; i < RIDGES; i++)
        motif.phase[i] = (g_ascii_xdigit_value(digest[2 + 2 * i]) * 16 +
                          g_ascii_xdigit_value(digest[3 + 2 * i])) /
                         255.0 * 2 * G_PI;
    return motif;
}

static void
set_colour(cairo_t *cr, double hue, double saturation, double light)
{
    double chroma = (1 - fabs(2 * light - 1)) * saturation;
    double rgb[3];
    for (int i = 0; i < 3; i++) {
        double at = fmod(hue * 6 + (i == 0 ? 0 : i == 1 ? 4 : 2), 6);
        double ramp = CLAMP(fabs(at - 3) - 1, 0, 1);
        rgb[i] = light + chroma * (ramp - 0.5);
    }
    cairo_set_source_rgb(cr, rgb[0], rgb[1], rgb[2]);
}

static double
ridge_height(const Motif *motif, int ridge, double at)
{
    double phase = motif->phase[ridge];
    return 0.55 * sin(at * 5.1 + phase) + 0.3 * sin(at * 11.3 + phase * 1.7) +
           0.15 * sin(at * 23.9 + phase * 2.9);
}

/* Ridges that grow darker towards the reader, as hills do in haze. */
static void
draw_motif(cairo_t *cr, const Motif *motif, double width, double height)
{
    set_colour(cr, motif->hue, 0.28, 0.955);
    cairo_rectangle(cr, 0, 0, width, height);
    cairo_fill(cr);
    set_colour(cr, motif->hue, 0.45, 0.985);
    cairo_arc(cr, width * (0.3 + 0.4 * motif->phase[0] / (2 * G_PI)), height * 0.60,
              width * 0.11, 0, 2 * G_PI);
    cairo_fill(cr);
    for (int ridge = 0; ridge < RIDGES; ridge++) {
        double near = (ridge + 1.0) / RIDGES;
        double base = height * (0.62 + 0.30 * near * near);
        cairo_move_to(cr, 0, height);
        for (int step = 0; step <= 160; step++) {
            double at = step / 160.0;
            double rise =
                ridge_height(motif, ridge, at) * height * 0.035 * (1.3 - 0.5 * near);
            cairo_line_to(cr, at * width, base - rise);
        }
        cairo_line_to(cr, width, height);
        cairo_close_path(cr);
        set_colour(cr, fmod(motif->hue + 0.02 * ridge, 1), 0.20 + 0.16 * near,
                   0.88 - 0.58 * near);
        cairo_fill(cr);
    }
}

/* ---- words ----------------------------------------------------------------------------------- */

/* A font map that knows the faces of `families` and no other, with a layout in them. */
static PangoLayout *
layout_new(cairo_t *cr, const FontSet *fonts, const char *const *families, double size,
           bool is_bold)
{
    g_autoptr(PangoFontMap) map =
        pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    FcConfig *config = font_set_config_new(fonts);
    g_autoptr(GPtrArray) chain =
        font_set_chain(fonts, (char *const *) families, is_bold ? 700 : 400, false);
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < chain->len; i++) {
        bool is_changed;
        const char *name =
            font_set_install(fonts, g_ptr_array_index(chain, i), config, &is_changed);
        if (name != NULL)
            g_string_append_printf(names, "%s%s", names->len > 0 ? "," : "", name);
    }
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    FcConfigDestroy(config);
    PangoContext *context = pango_font_map_create_context(map);
    pango_cairo_update_context(cr, context);
    PangoLayout *layout = pango_layout_new(context);
    g_object_unref(context);
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family(font, names->str);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_font_description_set_weight(font,
                                      is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
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

/* `text` in lines no wider than `width`, broken at spaces only. */
static GPtrArray *
lines_of(PangoLayout *layout, const char *text, double width)
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

/* Draws `text` from `y` down, smaller where it needs more than `max_lines`; gives the new y. */
static double
draw_block(cairo_t *cr, const FontSet *fonts, const char *const *families,
           const char *text, double size, bool is_bold, double x, double y, double width,
           guint max_lines)
{
    for (int turn = 0;; turn++) {
        g_autoptr(PangoLayout) layout = layout_new(cr, fonts, families, size, is_bold);
        g_autoptr(GPtrArray) lines = lines_of(layout, text, width);
        if (lines->len > max_lines && turn < 8) {
            size *= 0.88;
            continue;
        }
        for (guint i = 0; i < lines->len && i < 12; i++, y += size * 1.36)
            draw_line(cr, layout, g_ptr_array_index(lines, i), x, y, width);
        return y;
    }
}

void
pdf_front_draw(cairo_t *cr, const Book *book, const FontSet *fonts, double width,
               double height)
{
    static const char *const serif[] = {"NanumMyeongjo", "Noto Serif CJK KR", "Symbola",
                                        NULL};
    static const char *const sans[] = {"Noto Sans CJK KR", "Symbola", NULL};
    Motif motif = motif_of(book->title);
    draw_motif(cr, &motif, width, height);
    double left = width * 0.095, measure = width * 0.81;
    set_colour(cr, motif.hue, 0.35, 0.16);
    double y = draw_block(cr, fonts, serif, book->title, width * 0.092, true, left,
                          height * 0.10, measure, 4);
    if (book->subtitle != NULL)
        draw_block(cr, fonts, sans, book->subtitle, width * 0.036, false, left,
                   y + width * 0.03, measure, 2);
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < book->authors->len; i++)
        g_string_append_printf(
            names, "%s%s", i > 0 ? " · " : "",
            ((BookPerson *) g_ptr_array_index(book->authors, i))->name);
    set_colour(cr, motif.hue, 0.25, 0.96);
    draw_block(cr, fonts, sans, names->str, width * 0.040, false, left, height * 0.915,
               measure, 1);
    g_string_free(names, TRUE);
}

/* cairo's pixels are native-endian xRGB. */
static Raster *
raster_of(cairo_surface_t *surface)
{
    Raster *raster = g_new0(Raster, 1);
    raster->width = PICTURE_WIDTH;
    raster->height = PICTURE_HEIGHT;
    raster->channels = 3;
    raster->stride = 3 * PICTURE_WIDTH;
    raster->pixels = g_malloc(raster->stride * PICTURE_HEIGHT);
    const guint8 *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < PICTURE_HEIGHT; y++) {
        const guint32 *row =
            (const guint32 *) (gconstpointer) (data + (gsize) y * (gsize) stride);
        guint8 *out = raster->pixels + (gsize) y * raster->stride;
        for (int x = 0; x < PICTURE_WIDTH; x++, out += 3) {
            out[0] = (guint8) (row[x] >> 16);
            out[1] = (guint8) (row[x] >> 8);
            out[2] = (guint8) row[x];
        }
    }
    return raster;
}

GBytes *
pdf_front_picture(const Book *book, const FontSet *fonts, GError **error)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, PICTURE_WIDTH, PICTURE_HEIGHT);
    cairo_t *cr = cairo_create(surface);
    pdf_front_draw(cr, book, fonts, PICTURE_WIDTH, PICTURE_HEIGHT);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    GBytes *picture = NULL;
    if (status == CAIRO_STATUS_SUCCESS) {
        g_autoptr(Raster) raster = raster_of(surface);
        picture = raster_to_jpeg(raster, QUALITY);
    } else {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "the cover cannot be drawn: %s",
                    cairo_status_to_string(status));
    }
    cairo_surface_destroy(surface);
    return picture;
}
