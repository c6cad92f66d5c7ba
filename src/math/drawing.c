/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "math/drawing.h"

#define PIXELS 16             /* of an em */
#define UNIT (MATH_EM / 1000) /* of the drawing's coordinates: a thousandth of an em */

/* A path in the making: the same glyph gives the same bytes wherever it stands, since only
 * its first point is absolute. Coordinates are whole units, y downwards. */
typedef struct {
    GString *path;
    int percent;
    int origin_x, origin_y; /* of the glyph, on the canvas */
    int x, y;               /* the point reached, relative to the origin */
} Pen;

static int
scaled(const Pen *pen, float length)
{
    float size = length * (float) pen->percent / (100 * UNIT);
    return (int) (size < 0 ? size - 0.5F : size + 0.5F);
}

static int
units(int length)
{
    return (length >= 0 ? length + UNIT / 2 : length - UNIT / 2) / UNIT;
}

/* " 12" or "-12": a sign parts numbers as well as a space. */
static void
put_number(GString *path, int number, bool is_first)
{
    g_string_append_printf(path, is_first || number < 0 ? "%d" : " %d", number);
}

static void
put_point(Pen *pen, int x, int y, bool is_first)
{
    put_number(pen->path, x - pen->x, is_first);
    put_number(pen->path, y - pen->y, false);
}

static void
go_to(Pen *pen, int x, int y)
{
    pen->x = x;
    pen->y = y;
}

static void
move_to(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, float to_x,
        float to_y, void *user_data)
{
    (void) functions, (void) state, (void) user_data;
    Pen *pen = data;
    int x = scaled(pen, to_x), y = -scaled(pen, to_y);
    g_string_append_c(pen->path, 'm');
    put_point(pen, x, y, true);
    go_to(pen, x, y);
}

static void
line_to(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, float to_x,
        float to_y, void *user_data)
{
    (void) functions, (void) state, (void) user_data;
    Pen *pen = data;
    int x = scaled(pen, to_x), y = -scaled(pen, to_y);
    if (x == pen->x && y == pen->y)
        return;
    if (y == pen->y) {
        g_string_append_printf(pen->path, "h%d", x - pen->x);
    } else if (x == pen->x) {
        g_string_append_printf(pen->path, "v%d", y - pen->y);
    } else {
        g_string_append_c(pen->path, 'l');
        put_point(pen, x, y, true);
    }
    go_to(pen, x, y);
}

static void
quadratic_to(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state,
             float control_x, float control_y, float to_x, float to_y, void *user_data)
{
    (void) functions, (void) state, (void) user_data;
    Pen *pen = data;
    int x = scaled(pen, to_x), y = -scaled(pen, to_y);
    g_string_append_c(pen->path, 'q');
    put_point(pen, scaled(pen, control_x), -scaled(pen, control_y), true);
    put_point(pen, x, y, false);
    go_to(pen, x, y);
}

static void
cubic_to(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state, float c1_x,
         float c1_y, float c2_x, float c2_y, float to_x, float to_y, void *user_data)
{
    (void) functions, (void) state, (void) user_data;
    Pen *pen = data;
    int x = scaled(pen, to_x), y = -scaled(pen, to_y);
    g_string_append_c(pen->path, 'c');
    put_point(pen, scaled(pen, c1_x), -scaled(pen, c1_y), true);
    put_point(pen, scaled(pen, c2_x), -scaled(pen, c2_y), false);
    put_point(pen, x, y, false);
    go_to(pen, x, y);
}

static void
close_path(hb_draw_funcs_t *functions, void *data, hb_draw_state_t *state,
           void *user_data)
{
    (void) functions, (void) user_data;
    Pen *pen = data;
    g_string_append_c(pen->path, 'z');
    go_to(pen, scaled(pen, state->path_start_x), -scaled(pen, state->path_start_y));
}

static hb_draw_funcs_t *
draw_functions(void)
{
    hb_draw_funcs_t *functions = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(functions, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(functions, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(functions, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(functions, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(functions, close_path, NULL, NULL);
    hb_draw_funcs_make_immutable(functions);
    return functions;
}

static void
draw_glyph(const MathMark *mark, const MathFont *font, MathCanvas canvas,
           hb_draw_funcs_t *functions, GString *path)
{
    gsize before = path->len;
    g_string_append_printf(path, "M%d %d", units(canvas.x + mark->x),
                           units(canvas.height - mark->y));
    gsize moved = path->len;
    Pen pen = {.path = path, .percent = mark->percent};
    math_font_draw(font, mark->glyph, functions, &pen);
    if (path->len == moved)
        g_string_truncate(path, before); /* a space */
}

static void
draw_rule(const MathMark *mark, MathCanvas canvas, GString *path)
{
    int width = units(mark->width), height = MAX(units(mark->height), 1);
    g_string_append_printf(path, "M%d %dh%dv%dh%dz", units(canvas.x + mark->x),
                           units(canvas.height - mark->y), width, -height, -width);
}

/* A stroke as a filled shape, so that a drawing is fills alone. */
static void
draw_stroke(const MathMark *mark, MathCanvas canvas, GString *path)
{
    bool is_steep = ABS(mark->height) > ABS(mark->width);
    int half = units(mark->thickness / 2), dx = is_steep ? half : 0, dy = half - dx;
    int width = units(mark->width), height = units(mark->height);
    g_string_append_printf(path, "M%d %dl%d %dl%d %dl%d %dz",
                           units(canvas.x + mark->x) - dx,
                           units(canvas.height - mark->y) - dy, width, -height, 2 * dx,
                           2 * dy, -width, height);
}

/* All marks from `first` on of the same colour; returns the first of another. */
static guint
draw_run(const MathBox *box, guint first, const MathFont *font, MathCanvas canvas,
         hb_draw_funcs_t *functions, GString *path)
{
    int colour = g_array_index(box->marks, MathMark, first).colour;
    guint i = first;
    for (; i < box->marks->len; i++) {
        const MathMark *mark = &g_array_index(box->marks, MathMark, i);
        if (mark->colour != colour)
            break;
        if (mark->kind == MATH_MARK_GLYPH)
            draw_glyph(mark, font, canvas, functions, path);
        else if (mark->kind == MATH_MARK_RULE)
            draw_rule(mark, canvas, path);
        else
            draw_stroke(mark, canvas, path);
    }
    return i;
}

static void
append_pixels(GString *svg, const char *name, int length)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(number, sizeof number, "%.4f", (double) length * PIXELS / MATH_EM);
    g_string_append_printf(svg, " %s=\"%s\"", name, number);
}

static void
append_path(GString *svg, const GString *path, int colour)
{
    if (path->len == 0)
        return;
    g_string_append(svg, "<path");
    if (colour != MATH_AUTO)
        g_string_append_printf(svg, " fill=\"#%06x\"", (guint) colour);
    g_string_append_printf(svg, " d=\"%s\"/>", path->str);
}

GBytes *
math_draw_svg(const MathBox *box, const MathFont *font, MathCanvas canvas)
{
    int height = canvas.height + canvas.depth;
    GString *svg = g_string_new("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    append_pixels(svg, "width", canvas.width);
    append_pixels(svg, "height", height);
    g_string_append_printf(svg, " viewBox=\"0 0 %d %d\">", canvas.width / UNIT,
                           units(height));
    hb_draw_funcs_t *functions = draw_functions();
    g_autoptr(GString) path = g_string_new(NULL);
    for (guint i = 0; i < box->marks->len;) {
        int colour = g_array_index(box->marks, MathMark, i).colour;
        g_string_set_size(path, 0);
        i = draw_run(box, i, font, canvas, functions, path);
        append_path(svg, path, colour);
    }
    hb_draw_funcs_destroy(functions);
    g_string_append(svg, "</svg>\n");
    return g_string_free_to_bytes(svg);
}
