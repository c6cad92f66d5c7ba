/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/encode.h"

#include <stdio.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>

/* ---- PNG ----------------------------------------------------------------------------- */

/* Writing to memory cannot fail but by our own mistake. */
static void
fail_png(png_structp png, png_const_charp message)
{
    (void) png;
    g_error("writing a PNG: %s", message);
}

static void
write_png(png_structp png, png_bytep bytes, png_size_t count)
{
    g_byte_array_append(png_get_io_ptr(png), bytes, (guint) count);
}

static void
flush_png(png_structp png)
{
    (void) png;
}

GBytes *
raster_to_png(const Raster *self)
{
    GByteArray *out = g_byte_array_new();
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, fail_png, NULL);
    png_infop info = png_create_info_struct(png);
    bool drops_alpha = self->channels == 4 && raster_is_opaque(self);
    int colour = self->channels == 1                  ? PNG_COLOR_TYPE_GRAY
                 : self->channels == 3 || drops_alpha ? PNG_COLOR_TYPE_RGB
                                                      : PNG_COLOR_TYPE_RGB_ALPHA;
    png_set_write_fn(png, out, write_png, flush_png);
    png_set_IHDR(png, info, (png_uint_32) self->width, (png_uint_32) self->height, 8,
                 colour, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_compression_level(png, 6);
    png_write_info(png, info);
    if (drops_alpha)
        png_set_filler(png, 0, PNG_FILLER_AFTER);
    for (int y = 0; y < self->height; y++)
        png_write_row(png, self->pixels + (gsize) y * self->stride);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    return g_byte_array_free_to_bytes(out);
}

/* ---- JPEG ---------------------------------------------------------------------------- */

static void
fail_jpeg(j_common_ptr info)
{
    char message[JMSG_LENGTH_MAX];
    info->err->format_message(info, message);
    g_error("writing a JPEG: %s", message);
}

enum { MAX_OPTIMISED = 2000000 };

static void
write_jpeg(const Raster *raster, int quality, unsigned char **bytes,
           unsigned long *length)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    info.err = jpeg_std_error(&errors);
    errors.error_exit = fail_jpeg;
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, bytes, length);
    info.image_width = (JDIMENSION) raster->width;
    info.image_height = (JDIMENSION) raster->height;
    info.input_components = raster->channels;
    info.in_color_space = raster->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    /* The best codes need all coefficients in memory at once. */
    info.optimize_coding = (gint64) raster->width * raster->height <= MAX_OPTIMISED;
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = raster->pixels + info.next_scanline * raster->stride;
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
}

GBytes *
raster_to_jpeg(const Raster *self, int quality)
{
    g_autoptr(Raster) flat = NULL;
    if (self->channels == 4) {
        flat = raster_new(self->width, self->height, 4);
        memcpy(flat->pixels, self->pixels, self->stride * (gsize) self->height);
        raster_flatten(flat);
        self = flat;
    }
    unsigned char *bytes = NULL;
    unsigned long length = 0;
    write_jpeg(self, quality, &bytes, &length);
    GBytes *out = g_bytes_new(bytes, length);
    free(bytes);
    return out;
}
