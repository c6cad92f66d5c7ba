/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/draw_svg.h"

#include <librsvg/rsvg.h>

struct SvgDrawing {
    RsvgHandle *handle;
};

SvgDrawing *
svg_drawing_new(GBytes *bytes, GError **error)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    g_autoptr(GError) cause = NULL;
    RsvgHandle *handle = rsvg_handle_new_from_data(data, length, &cause);
    if (handle == NULL) {
        g_set_error(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                    "the SVG cannot be drawn: %s", cause->message);
        return NULL;
    }
    SvgDrawing *self = g_new0(SvgDrawing, 1);
    self->handle = handle;
    return self;
}

void
svg_drawing_free(SvgDrawing *self)
{
    if (self == NULL)
        return;
    g_object_unref(self->handle);
    g_free(self);
}

bool
svg_drawing_paint(const SvgDrawing *self, cairo_t *cr, double width, double height,
                  GError **error)
{
    g_autoptr(GError) cause = NULL;
    RsvgRectangle viewport = {0, 0, width, height};
    if (rsvg_handle_render_document(self->handle, cr, &viewport, &cause))
        return true;
    g_set_error(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN, "the SVG cannot be drawn: %s",
                cause->message);
    return false;
}

/* Cairo's premultiplied native-endian ARGB as plain RGBA bytes. */
static Raster *
raster_of(cairo_surface_t *surface, int width, int height)
{
    Raster *raster = raster_new(width, height, 4);
    const guint8 *rows = cairo_image_surface_get_data(surface);
    gsize stride = (gsize) cairo_image_surface_get_stride(surface);
    for (int y = 0; y < height; y++) {
        const guint32 *from =
            (const guint32 *) (const void *) (rows + (gsize) y * stride);
        guint8 *to = raster->pixels + (gsize) y * raster->stride;
        for (int x = 0; x < width; x++, to += 4) {
            guint alpha = from[x] >> 24;
            if (alpha == 0)
                continue;
            for (int c = 0; c < 3; c++) {
                guint value = (from[x] >> (16 - 8 * c)) & 255;
                to[c] = (guint8) MIN(255, (value * 255 + alpha / 2) / alpha);
            }
            to[3] = (guint8) alpha;
        }
    }
    return raster;
}

Raster *
svg_drawing_raster(const SvgDrawing *self, int width, int height, GError **error)
{
    if (!picture_check_size(width, height, error))
        return NULL;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    cairo_t *cr = cairo_create(surface);
    Raster *raster = NULL;
    if (svg_drawing_paint(self, cr, width, height, error)) {
        cairo_surface_flush(surface);
        if (cairo_status(cr) == CAIRO_STATUS_SUCCESS)
            raster = raster_of(surface, width, height);
        else
            g_set_error(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                        "the SVG cannot be drawn: %s",
                        cairo_status_to_string(cairo_status(cr)));
    }
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return raster;
}
