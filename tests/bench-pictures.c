/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of a whole blog, as its author would have taken them off a screen, for
 * `make bench`:
 *
 *     tests/bench-pictures FOLDER COUNT
 *
 * writes 0001.png, 0002.png ... Nine in ten are RGBA, and of these nine in ten opaque
 * throughout; a few are JPEG, RGB or grey; one in five is wider than a page has dots, and
 * these hold two thirds of all pixels, none more than four million; a pixel takes a fifth
 * of a byte. A few dozen are drawn, and each is written often, with its number in a
 * comment: for whoever reads files they are as many pictures.
 */
#include "config.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cairo.h>
#include <png.h>

#include "image/encode.h"

enum { WORDS = 120, GLYPHS = 60, WIDE_DRAWN = 8, DRAWN = 40, PHOTOGRAPHS = 2 };

typedef enum { OPAQUE_RGBA, SHADOWED_RGBA, PLAIN_RGB, GREY, JPEG } Kind;

typedef struct {
    int width, height;
    Kind kind;
    int filters; /* libpng's; the programs that take pictures differ in them */
} Plan;

static guint32
next(guint32 *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static double
within(guint32 *state, double low, double high)
{
    return low + (high - low) * (next(state) % 10000) / 10000.0;
}

/* ---- drawing ------------------------------------------------------------------------- */

/* Two or three strokes in a box of one by one: always the same for the same number. */
static void
draw_glyph(cairo_t *cr, guint32 number, double x, double y, double size)
{
    guint32 state = number * 7919 + 17;
    for (guint stroke = 0, strokes = 2 + next(&state) % 2; stroke < strokes; stroke++) {
        double points[6];
        for (int i = 0; i < 6; i++)
            points[i] = (i % 2 == 0 ? x : y) + size * within(&state, .05, .85);
        cairo_move_to(cr, points[0], points[1]);
        cairo_curve_to(cr, points[0], points[3], points[2], points[3], points[4],
                       points[5]);
    }
    cairo_stroke(cr);
}

static double
draw_word(cairo_t *cr, guint32 number, double x, double y, double size)
{
    guint32 state = number * 104729 + 5;
    for (guint i = 0, glyphs = 2 + next(&state) % 7; i < glyphs;
         i++, x += floor(size * .8))
        draw_glyph(cr, next(&state) % GLYPHS, x, y, size);
    return x + floor(size * .5);
}

static void
draw_lines(cairo_t *cr, guint32 *state, double left, double top, double right,
           double bottom)
{
    static const double inks[][3] = {
        {.1, .1, .12}, {.1, .1, .12}, {.55, .1, .4}, {.1, .35, .6}, {.2, .45, .2}};
    double size = 9 + next(state) % 4;
    cairo_set_line_width(cr, size / 9);
    for (double y = top; y + size < bottom; y += floor(size * 2.1)) {
        double x = left + size * (double) (next(state) % 5);
        double end = within(state, left - (right - left) * .3, right);
        while (x < MIN(end, right - size * 7)) {
            const double *ink = inks[next(state) % G_N_ELEMENTS(inks)];
            cairo_set_source_rgb(cr, ink[0], ink[1], ink[2]);
            x = floor(draw_word(cr, next(state) % WORDS, x, y, size));
        }
    }
}

/* What no screen draws: light and grain. */
static void
draw_photograph(cairo_surface_t *surface, guint32 *state, int left, int top, int right,
                int bottom)
{
    cairo_surface_flush(surface);
    guint8 *pixels = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    double phase = within(state, 0, 6);
    for (int y = top; y < bottom; y++) {
        guint32 *row = (guint32 *) (gpointer) (pixels + (gsize) y * (gsize) stride);
        for (int x = left; x < right; x++) {
            guint32 grain = next(state);
            double light =
                110 + 60 * sin(x * .013 + phase) + 50 * cos(y * .017 + x * .004);
            guint32 pixel = 0xFF;
            for (int c = 0; c < 3; c++, grain >>= 3)
                pixel = pixel << 8 | (guint32) CLAMP(light + c * 9 + (grain & 7), 0, 255);
            row[x] = pixel;
        }
    }
    cairo_surface_mark_dirty(surface);
}

static void
draw_ground(cairo_t *cr, guint32 *state, double width, double height, double bar)
{
    cairo_set_source_rgb(cr, .985, .985, .98);
    cairo_paint(cr);
    cairo_pattern_t *shade = cairo_pattern_create_linear(0, 0, 0, bar);
    cairo_pattern_add_color_stop_rgb(shade, 0, .93, .93, .94);
    cairo_pattern_add_color_stop_rgb(shade, 1, .80, .81, .83);
    cairo_set_source(cr, shade);
    cairo_rectangle(cr, 0, 0, width, bar);
    cairo_fill(cr);
    cairo_pattern_destroy(shade);
    cairo_set_source_rgb(cr, .16, .18, within(state, .2, .3));
    cairo_rectangle(cr, 0, bar, floor(width * .22), height - bar);
    cairo_fill(cr);
}

/* A window's shadow: the one thing that makes screen pictures transparent. */
static void
fade_edges(cairo_surface_t *surface, int width, int height)
{
    enum { EDGE = 24 };
    cairo_surface_flush(surface);
    guint8 *pixels = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            int inside = MIN(MIN(x, width - 1 - x), MIN(y, height - 1 - y));
            if (inside >= EDGE)
                continue;
            guint32 alpha = (guint32) (inside * inside * 255 / (EDGE * EDGE));
            ((guint32 *) (gpointer) (pixels + (gsize) y * (gsize) stride))[x] = alpha
                                                                                << 24;
        }
    cairo_surface_mark_dirty(surface);
}

static cairo_surface_t *
draw(const Plan *plan, guint32 number)
{
    guint32 state = number * 2654435761u + 1;
    int width = plan->width, height = plan->height;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    cairo_t *cr = cairo_create(surface);
    double bar = 28;
    draw_ground(cr, &state, width, height, bar);
    draw_lines(cr, &state, floor(width * .25), bar + 20, width - 10, height - 8);
    draw_lines(cr, &state, 8, bar + 20, floor(width * .2), height * .6);
    cairo_destroy(cr);
    if (plan->kind == JPEG)
        draw_photograph(surface, &state, 0, 0, width, height);
    else if (number % 8 == 1)
        draw_photograph(surface, &state, width / 2, height / 2, width / 2 + width / 4,
                        height / 2 + height / 3);
    if (plan->kind == SHADOWED_RGBA)
        fade_edges(surface, width, height);
    return surface;
}

/* ---- files --------------------------------------------------------------------------- */

static void
write_bytes(png_structp png, png_bytep bytes, png_size_t count)
{
    g_byte_array_append(png_get_io_ptr(png), bytes, (guint) count);
}

/* cairo's premultiplied native words as the bytes of a row. */
static void
pick_row(const guint32 *from, guint8 *to, int width, Kind kind)
{
    for (int x = 0; x < width; x++) {
        guint32 pixel = from[x], alpha = pixel >> 24;
        for (int shift = 16; shift >= (kind == GREY ? 16 : 0); shift -= 8) {
            guint32 value = pixel >> shift & 0xFF;
            *to++ = (guint8) (alpha == 0 ? 0 : MIN(255, value * 255 / alpha));
        }
        if (kind <= SHADOWED_RGBA)
            *to++ = (guint8) alpha;
    }
}

static GBytes *
to_png(cairo_surface_t *surface, const Plan *plan)
{
    static const int colours[] = {PNG_COLOR_TYPE_RGBA, PNG_COLOR_TYPE_RGBA,
                                  PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_GRAY};
    GByteArray *out = g_byte_array_new();
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    g_autofree guint8 *row = g_malloc((gsize) plan->width * 4);
    png_set_write_fn(png, out, write_bytes, NULL);
    png_set_IHDR(png, info, (png_uint_32) plan->width, (png_uint_32) plan->height, 8,
                 colours[plan->kind], 0, 0, 0);
    png_set_filter(png, 0, plan->filters);
    png_set_compression_level(png, 6);
    png_write_info(png, info);
    const guint8 *pixels = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < plan->height; y++) {
        pick_row((const guint32 *) (gconstpointer) (pixels + (gsize) y * (gsize) stride),
                 row, plan->width, plan->kind);
        png_write_row(png, row);
    }
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    return g_byte_array_free_to_bytes(out);
}

static GBytes *
to_jpeg(cairo_surface_t *surface, const Plan *plan)
{
    g_autoptr(Raster) raster = raster_new(plan->width, plan->height, 3);
    const guint8 *pixels = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < plan->height; y++)
        pick_row((const guint32 *) (gconstpointer) (pixels + (gsize) y * (gsize) stride),
                 raster->pixels + (gsize) y * raster->stride, plan->width, plan->kind);
    return raster_to_jpeg(raster, 85);
}

/* The file with its number in a comment: a JPEG's after the start marker, a PNG's after the
 * header. Readers skip it, so its checksum may be any. */
static void
write_file(const char *folder, guint number, const char *extension, GBytes *file)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(file, &length);
    bool is_jpeg = strcmp(extension, "jpg") == 0;
    gsize head = is_jpeg ? 2 : 33;
    guint8 comment[20] = {0};
    gsize room = is_jpeg ? 8 : 20;
    if (is_jpeg)
        memcpy(comment, "\xFF\xFE\0\6", 4);
    else
        memcpy(comment, "\0\0\0\10tEXtn\0", 10);
    g_snprintf((char *) comment + (is_jpeg ? 4 : 11), 5, "%04u", number);
    g_autofree char *path = g_strdup_printf("%s/%04u.%s", folder, number, extension);
    FILE *out = fopen(path, "wb");
    if (out == NULL || fwrite(data, 1, head, out) != head ||
        fwrite(comment, 1, room, out) != room ||
        fwrite(data + head, 1, length - head, out) != length - head || fclose(out) != 0) {
        fprintf(stderr, "%s: %s\n", path, g_strerror(errno));
        exit(EXIT_FAILURE);
    }
}

/* ---- which ---------------------------------------------------------------------------- */

/* The first are wider than a page has dots. */
static Plan
plan_of(guint drawn)
{
    static const int filters[] = {PNG_FILTER_NONE, PNG_FILTER_SUB, PNG_FILTER_UP,
                                  PNG_ALL_FILTERS};
    Plan plan = {.kind = OPAQUE_RGBA, .filters = filters[drawn % 4]};
    guint32 state = drawn + 99;
    double width = drawn < WIDE_DRAWN ? 1420 + 142 * drawn : within(&state, 420, 900);
    plan.width = (int) width;
    plan.height = (int) (width * within(&state, .45, drawn < WIDE_DRAWN ? .68 : .85));
    if (drawn == 3 || drawn == 9 || drawn == 29)
        plan.kind = SHADOWED_RGBA;
    else if (drawn >= DRAWN - PHOTOGRAPHS)
        plan.kind = JPEG;
    else if (drawn == 11 || drawn == 30)
        plan.kind = drawn == 11 ? PLAIN_RGB : GREY;
    return plan;
}

int
main(int argc, char **argv)
{
    if (argc != 3 || (mkdir(argv[1], 0777) != 0 && errno != EEXIST)) {
        fprintf(stderr, "usage: bench-pictures FOLDER COUNT\n");
        return EXIT_FAILURE;
    }
    guint count = (guint) strtoul(argv[2], NULL, 10);
    for (guint drawn = 0; drawn < DRAWN; drawn++) {
        Plan plan = plan_of(drawn);
        cairo_surface_t *surface = draw(&plan, drawn);
        g_autoptr(GBytes) file =
            plan.kind == JPEG ? to_jpeg(surface, &plan) : to_png(surface, &plan);
        for (guint number = drawn; number < count; number += DRAWN)
            write_file(argv[1], number + 1, plan.kind == JPEG ? "jpg" : "png", file);
        cairo_surface_destroy(surface);
    }
    return EXIT_SUCCESS;
}
