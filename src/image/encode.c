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

/* Keeps the channels that are written of a row: no alpha where all is opaque, one for grey. */
static void
pick_channels(const guint8 *from, guint8 *to, int width, int channels, int colour)
{
    for (int x = 0; x < width; x++, from += channels) {
        *to++ = from[0];
        if ((colour & PNG_COLOR_MASK_COLOR) != 0) {
            *to++ = from[1];
            *to++ = from[2];
        }
        if ((colour & PNG_COLOR_MASK_ALPHA) != 0)
            *to++ = from[3];
    }
}

GBytes *
raster_to_png(const Raster *self)
{
    GByteArray *out = g_byte_array_new();
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, fail_png, NULL);
    png_infop info = png_create_info_struct(png);
    int colour = (raster_is_grey(self) ? 0 : PNG_COLOR_MASK_COLOR) |
                 (raster_is_opaque(self) ? 0 : PNG_COLOR_MASK_ALPHA);
    g_autofree guint8 *row = g_malloc(self->stride);
    png_set_write_fn(png, out, write_png, flush_png);
    png_set_IHDR(png, info, (png_uint_32) self->width, (png_uint_32) self->height, 8,
                 colour, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_compression_level(png, 6);
    png_write_info(png, info);
    for (int y = 0; y < self->height; y++) {
        pick_channels(self->pixels + (gsize) y * self->stride, row, self->width,
                      self->channels, colour);
        png_write_row(png, row);
    }
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

enum { MAX_OPTIMISED = 2000000, BAND_ROWS = 128 };

/* Rows for the encoder, as they lie in a raster. */
static void
write_rows(struct jpeg_compress_struct *info, const Raster *raster, int rows)
{
    for (int y = 0; y < rows; y++) {
        JSAMPROW row = raster->pixels + (gsize) y * raster->stride;
        jpeg_write_scanlines(info, &row, 1);
    }
}

/* `raster` holds all rows, or is the band that `more` fills. */
static GBytes *
write_jpeg(const Raster *raster, int height, int quality, RasterRows more, gpointer data)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long length = 0;
    info.err = jpeg_std_error(&errors);
    errors.error_exit = fail_jpeg;
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &bytes, &length);
    info.image_width = (JDIMENSION) raster->width;
    info.image_height = (JDIMENSION) height;
    info.input_components = raster->channels;
    info.in_color_space = raster->channels == 1   ? JCS_GRAYSCALE
                          : raster->channels == 4 ? JCS_CMYK
                                                  : JCS_RGB;
    jpeg_set_defaults(&info);
    /* Adobe's marker says of inks that they are inverted, which these may not be. */
    info.write_Adobe_marker = FALSE;
    jpeg_set_quality(&info, quality, TRUE);
    /* The best codes need all coefficients in memory at once. */
    info.optimize_coding = (gint64) raster->width * height <= MAX_OPTIMISED;
    jpeg_start_compress(&info, TRUE);
    for (int y = 0; y < height; y += raster->height) {
        if (more != NULL)
            more(raster, y, data);
        write_rows(&info, raster, MIN(raster->height, height - y));
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    GBytes *out = g_bytes_new(bytes, length);
    free(bytes);
    return out;
}

GBytes *
raster_rows_to_jpeg(int width, int height, int quality, RasterRows rows, gpointer data)
{
    g_autoptr(Raster) band = raster_new(width, MIN(height, BAND_ROWS), 3);
    return write_jpeg(band, height, quality, rows, data);
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
    return write_jpeg(self, self->height, quality, NULL, NULL);
}

GBytes *
raster_inks_to_jpeg(const Raster *self, int quality)
{
    g_assert(self->channels == 4);
    return write_jpeg(self, self->height, quality, NULL, NULL);
}
