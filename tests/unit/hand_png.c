/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hand_png.h"

static void
write_bytes(png_structp png, png_bytep bytes, png_size_t count)
{
    g_byte_array_append(png_get_io_ptr(png), bytes, (guint) count);
}

GBytes *
hand_png_new(HandPng kind, int width, int height)
{
    GByteArray *out = g_byte_array_new();
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_color palette[16];
    png_byte opacity[3] = {255, 0, 77};
    png_color_16 key = {0};
    for (int i = 0; i < 16; i++)
        palette[i] = (png_color){(png_byte) (i * 16), (png_byte) (255 - i), 7};
    png_set_write_fn(png, out, write_bytes, NULL);
    png_set_filter(png, 0, kind.filter);
    png_set_IHDR(png, info, (png_uint_32) width, (png_uint_32) height, kind.depth,
                 kind.colour, kind.is_interlaced, 0, 0);
    if (kind.colour == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, palette, kind.depth == 8 ? 16 : 1 << kind.depth);
    if (kind.has_transparency)
        png_set_tRNS(png, info, opacity, kind.depth == 1 ? 2 : 3, &key);
    png_write_info(png, info);
    gsize row_bytes = png_get_rowbytes(png, info);
    int passes = kind.is_interlaced ? png_set_interlace_handling(png) : 1;
    g_autofree guint8 *row = g_malloc(row_bytes);
    int channels = png_get_channels(png, info);
    for (int pass = 0; pass < passes; pass++) {
        guint32 state = 7;
        for (int y = 0; y < height; y++) {
            for (gsize i = 0; i < row_bytes; i++) {
                row[i] = (guint8) ((state = state * 1664525 + 1013904223) >> 24);
                if (kind.colour == PNG_COLOR_TYPE_PALETTE && kind.depth == 8)
                    row[i] &= kind.is_opaque ? 12 : 15;
                bool is_alpha = channels % 2 == 0 && (int) i % channels == channels - 1;
                if (is_alpha && kind.is_opaque && kind.depth == 8)
                    row[i] = 255;
            }
            png_write_row(png, row);
        }
    }
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    return g_byte_array_free_to_bytes(out);
}
