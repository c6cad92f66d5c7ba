/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/front.h"

#include <gio/gio.h>
#include <math.h>

#include "image/decode.h"
#include "pdf/lettering.h"

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

char *
pdf_front_authors(const Book *book)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < book->authors->len; i++)
        g_string_append_printf(
            names, "%s%s", i > 0 ? " · " : "",
            ((BookPerson *) g_ptr_array_index(book->authors, i))->name);
    return g_string_free(names, FALSE);
}

void
pdf_front_paper(cairo_t *cr, const Book *book)
{
    set_colour(cr, motif_of(book->title).hue, 0.28, 0.955);
}

void
pdf_front_draw(cairo_t *cr, const Book *book, const FontSet *fonts, double width,
               double height)
{
    Motif motif = motif_of(book->title);
    draw_motif(cr, &motif, width, height);
    double left = width * 0.095, measure = width * 0.81;
    set_colour(cr, motif.hue, 0.35, 0.16);
    Lettering title = {LETTERING_SERIF, true, width * 0.092, measure, 4},
              subtitle = {LETTERING_SANS, false, width * 0.036, measure, 2},
              authors = {LETTERING_SANS, false, width * 0.040, measure, 1};
    double y = lettering_draw(cr, fonts, &title, book->title, left, height * 0.10);
    if (book->subtitle != NULL)
        lettering_draw(cr, fonts, &subtitle, book->subtitle, left, y + width * 0.03);
    g_autofree char *names = pdf_front_authors(book);
    set_colour(cr, motif.hue, 0.25, 0.96);
    lettering_draw(cr, fonts, &authors, names, left, height * 0.915);
}

/* A band of the drawing as the encoder wants it; cairo's pixels are native-endian xRGB. */
static void
rasterise(const Raster *band, int first, gpointer drawing)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, band->width, band->height);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_surface(cr, drawing, 0, -first);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    const guint8 *pixels = cairo_image_surface_get_data(surface);
    gsize stride = (gsize) cairo_image_surface_get_stride(surface);
    for (int y = 0; y < band->height; y++) {
        guint8 *out = band->pixels + (gsize) y * band->stride;
        const guint32 *row =
            (const guint32 *) (gconstpointer) (pixels + (gsize) y * stride);
        for (int x = 0; x < band->width; x++, out += 3) {
            out[0] = (guint8) (row[x] >> 16);
            out[1] = (guint8) (row[x] >> 8);
            out[2] = (guint8) row[x];
        }
    }
    cairo_surface_destroy(surface);
}

GBytes *
pdf_front_picture(const Book *book, const FontSet *fonts, GError **error)
{
    const cairo_rectangle_t sheet = {0, 0, PICTURE_WIDTH, PICTURE_HEIGHT};
    cairo_surface_t *drawing =
        cairo_recording_surface_create(CAIRO_CONTENT_COLOR, &sheet);
    cairo_t *cr = cairo_create(drawing);
    pdf_front_draw(cr, book, fonts, PICTURE_WIDTH, PICTURE_HEIGHT);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    GBytes *picture = NULL;
    if (status == CAIRO_STATUS_SUCCESS)
        picture = raster_rows_to_jpeg(PICTURE_WIDTH, PICTURE_HEIGHT, QUALITY, rasterise,
                                      drawing);
    else
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "the cover cannot be drawn: %s",
                    cairo_status_to_string(status));
    cairo_surface_destroy(drawing);
    return picture;
}
