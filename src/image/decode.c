/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/decode.h"

#include <math.h>

#include "base/limits.h"
#include "image/draw_svg.h"
#include "image/gif.h"
#include "image/jpeg.h"
#include "image/png.h"
#include "image/svg.h"
#include "image/svg_work.h"
#include "image/webp.h"

/* The scale at which the drawing stays within every limit. */
static double
fitting_scale(const Picture *picture, gint64 max_pixels, double scale)
{
    double area = (double) picture->width * picture->height;
    double pixels =
        max_pixels > 0 ? MIN(max_pixels, LIMIT_IMAGE_PIXELS) : LIMIT_IMAGE_PIXELS;
    double side = MAX(picture->width, picture->height);
    return MIN(scale, MIN(sqrt(pixels / area) * 0.999, LIMIT_IMAGE_SIDE / side));
}

static Raster *
draw(GBytes *bytes, const Picture *picture, gint64 max_pixels, double svg_scale,
     GError **error)
{
    g_autofree char *removed = NULL;
    g_autoptr(GBytes) clean = svg_sanitise(bytes, &removed, error);
    if (clean == NULL)
        return NULL;
    double scale =
        svg_scale_within_limit(clean, (double) picture->width * picture->height,
                               fitting_scale(picture, max_pixels, svg_scale), error);
    g_autoptr(SvgDrawing) drawing = scale > 0 ? svg_drawing_new(clean, error) : NULL;
    if (drawing == NULL)
        return NULL;
    return svg_drawing_raster(drawing, MAX(1, (int) lround(picture->width * scale)),
                              MAX(1, (int) lround(picture->height * scale)), error);
}

static Raster *
decode_pixels(GBytes *bytes, const Picture *picture, gint64 max_pixels, bool *is_damaged,
              GError **error)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    switch (picture->format) {
    case PICTURE_JPEG:
        return jpeg_decode(data, length, max_pixels, is_damaged, error);
    case PICTURE_PNG:
        return png_decode(data, length, max_pixels, is_damaged, error);
    case PICTURE_GIF:
        return gif_decode(data, length, is_damaged, error);
    case PICTURE_WEBP:
        return webp_decode(data, length, is_damaged, error);
    case PICTURE_SVG:
        break;
    }
    g_assert_not_reached();
}

Raster *
picture_decode(GBytes *bytes, const Picture *picture, gint64 max_pixels, double svg_scale,
               bool *is_damaged, GError **error)
{
    *is_damaged = false;
    if (picture->format == PICTURE_SVG)
        return draw(bytes, picture, max_pixels, svg_scale, error);
    Raster *raster = decode_pixels(bytes, picture, max_pixels, is_damaged, error);
    if (raster == NULL)
        return NULL;
    return raster_turn(raster_limit(raster, max_pixels), picture->orientation);
}
