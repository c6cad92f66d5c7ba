/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/png.h"

#include <setjmp.h>
#include <string.h>

#include <png.h>

#include "base/limits.h"
#include "image/exif.h"
#include "image/octets.h"
#include "image/scale.h"

#define CHUNK_FRAME_BYTES 12 /* length, type, checksum */
#define HEADER_BYTES 13
/* libpng reads data in portions of this size and loses the one that breaks off. */
#define CUT_READ_BYTES 64

/* ---- chunks -------------------------------------------------------------------------- */

PngChunk
png_next_chunk(const guint8 *data, gsize length, gsize *offset)
{
    PngChunk chunk = {{0}, NULL, 0};
    if (*offset > length || length - *offset < CHUNK_FRAME_BYTES)
        return chunk;
    gsize size = octets_be32(data + *offset);
    if (size > length - *offset - CHUNK_FRAME_BYTES)
        return chunk;
    memcpy(chunk.type, data + *offset + 4, 4);
    chunk.bytes = data + *offset + 8;
    chunk.length = size;
    *offset += size + CHUNK_FRAME_BYTES;
    return chunk;
}

bool
png_chunk_is(const PngChunk *self, const char *type)
{
    return memcmp(self->type, type, 4) == 0;
}

static bool
depth_fits(int depth, int colour_type)
{
    switch (colour_type) {
    case 0:
        return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
    case 3:
        return depth == 1 || depth == 2 || depth == 4 || depth == 8;
    case 2:
    case 4:
    case 6:
        return depth == 8 || depth == 16;
    default:
        return false;
    }
}

static bool
read_header(const guint8 *data, gsize length, gsize *offset, PngChunks *chunks,
            GError **error)
{
    *offset = PNG_SIGNATURE_BYTES;
    PngChunk chunk = png_next_chunk(data, length, offset);
    if (!png_chunk_is(&chunk, "IHDR") || chunk.length != HEADER_BYTES ||
        octets_be32(chunk.bytes) > G_MAXINT32 ||
        octets_be32(chunk.bytes + 4) > G_MAXINT32 || chunk.bytes[12] > 1 ||
        !depth_fits(chunk.bytes[8], chunk.bytes[9])) {
        g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                            "the PNG has no sound header");
        return false;
    }
    chunks->width = (int) octets_be32(chunk.bytes);
    chunks->height = (int) octets_be32(chunk.bytes + 4);
    chunks->depth = chunk.bytes[8];
    chunks->colour_type = chunk.bytes[9];
    chunks->is_interlaced = chunk.bytes[12] == 1;
    return true;
}

static void
read_resolution(const PngChunk *chunk, Picture *picture)
{
    if (chunk->length == 9 && chunk->bytes[8] == 1)
        picture->ppi = octets_be32(chunk->bytes) * 0.0254;
}

bool
png_probe(const guint8 *data, gsize length, Picture *picture, GError **error)
{
    static const PictureColour colours[] = {[0] = PICTURE_GREY,
                                            [2] = PICTURE_RGB,
                                            [3] = PICTURE_PALETTE,
                                            [4] = PICTURE_GREY,
                                            [6] = PICTURE_RGB};
    PngChunks chunks = {0};
    gsize offset;
    picture->format = PICTURE_PNG;
    if (!read_header(data, length, &offset, &chunks, error))
        return false;
    picture->width = chunks.width;
    picture->height = chunks.height;
    picture->bits = chunks.depth;
    picture->colour = colours[chunks.colour_type];
    picture->has_alpha = chunks.colour_type >= 4;
    picture->is_interlaced = chunks.is_interlaced;
    while (true) {
        PngChunk chunk = png_next_chunk(data, length, &offset);
        if (chunk.type[0] == '\0' || png_chunk_is(&chunk, "IDAT"))
            return true;
        if (png_chunk_is(&chunk, "pHYs"))
            read_resolution(&chunk, picture);
        if (png_chunk_is(&chunk, "tRNS"))
            picture->has_alpha = true;
        if (png_chunk_is(&chunk, "acTL"))
            picture->is_animated = true;
        if (png_chunk_is(&chunk, "eXIf"))
            exif_read(chunk.bytes, chunk.length, picture);
    }
}

static void
take_chunk(PngChunks *chunks, const PngChunk *chunk)
{
    if (png_chunk_is(chunk, "IDAT")) {
        g_byte_array_append(chunks->data, chunk->bytes, (guint) chunk->length);
    } else if (png_chunk_is(chunk, "PLTE")) {
        chunks->palette = chunk->bytes;
        chunks->palette_entries = MIN(chunk->length / 3, 256);
    } else if (png_chunk_is(chunk, "tRNS")) {
        chunks->transparency = chunk->bytes;
        chunks->transparency_length = chunk->length;
    } else if (png_chunk_is(chunk, "IEND")) {
        chunks->is_whole = true;
    }
}

bool
png_chunks_read(const guint8 *data, gsize length, PngChunks *chunks, GError **error)
{
    gsize offset;
    *chunks = (PngChunks){0};
    if (!read_header(data, length, &offset, chunks, error) ||
        !picture_check_size(chunks->width, chunks->height, error))
        return false;
    chunks->data = g_byte_array_new();
    while (!chunks->is_whole) {
        PngChunk chunk = png_next_chunk(data, length, &offset);
        if (chunk.type[0] == '\0')
            break;
        take_chunk(chunks, &chunk);
    }
    return true;
}

void
png_chunks_clear(PngChunks *self)
{
    g_clear_pointer(&self->data, g_byte_array_unref);
}

int
png_chunks_samples(const PngChunks *self)
{
    static const int samples[] = {[0] = 1, [2] = 3, [3] = 1, [4] = 2, [6] = 4};
    return samples[self->colour_type];
}

/* ---- pixels -------------------------------------------------------------------------- */

typedef struct {
    const guint8 *data;
    gsize length, offset;
    png_structp png;
    png_infop info;
    jmp_buf escape;
    char message[128];
    Raster *raster;
    guint8 *row;
    GBytes *profile;
    int passes;
    bool is_cut;   /* the end chunk is missing */
    bool is_sound; /* so far */
    bool has_pixels;
} Reading;

static void
leave(png_structp png, png_const_charp message)
{
    Reading *reading = png_get_error_ptr(png);
    g_strlcpy(reading->message, message, sizeof reading->message);
    longjmp(reading->escape, 1);
}

static void
say_nothing(png_structp png, png_const_charp message)
{
    (void) png;
    (void) message;
}

static void
read_bytes(png_structp png, png_bytep to, png_size_t count)
{
    Reading *reading = png_get_io_ptr(png);
    if (count > reading->length - reading->offset)
        png_error(png, "the file breaks off");
    memcpy(to, reading->data + reading->offset, count);
    reading->offset += count;
}

/* Eight bits a channel; grey, RGB or RGBA. */
static void
choose_form(png_structp png, png_infop info)
{
    int colour = png_get_color_type(png, info);
    bool has_alpha =
        (colour & PNG_COLOR_MASK_ALPHA) || png_get_valid(png, info, PNG_INFO_tRNS);
    png_set_scale_16(png);
    png_set_expand(png);
    if (has_alpha && !(colour & PNG_COLOR_MASK_COLOR))
        png_set_gray_to_rgb(png);
}

static void
note_row(png_structp png, png_uint_32 row, int pass)
{
    (void) row;
    (void) pass;
    ((Reading *) png_get_error_ptr(png))->has_pixels = true;
}

static bool
has_end(const guint8 *data, gsize length)
{
    gsize offset = PNG_SIGNATURE_BYTES;
    PngChunk chunk;
    do
        chunk = png_next_chunk(data, length, &offset);
    while (chunk.type[0] != '\0' && !png_chunk_is(&chunk, "IEND"));
    return chunk.type[0] != '\0';
}

static void
set_up(Reading *reading)
{
    png_structp png = reading->png;
    png_set_user_limits(png, LIMIT_IMAGE_SIDE, LIMIT_IMAGE_SIDE);
    png_set_chunk_cache_max(png, 16);
    png_set_chunk_malloc_max(png, 4 * LIMIT_MIB);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
    png_set_read_fn(png, reading, read_bytes);
}

/* Up to the first row; false when libpng jumped. */
static bool
begin(Reading *reading)
{
    if (setjmp(reading->escape) != 0)
        return false;
    png_structp png = reading->png;
    set_up(reading);
    if (reading->is_cut)
        png_set_compression_buffer_size(png, CUT_READ_BYTES);
    png_set_read_status_fn(png, note_row);
    png_read_info(png, reading->info);
    choose_form(png, reading->info);
    reading->passes = png_set_interlace_handling(png);
    png_read_update_info(png, reading->info);
    return true;
}

static bool
read_row(Reading *reading, guint8 *row)
{
    if (setjmp(reading->escape) != 0)
        return false;
    png_read_row(reading->png, row, NULL);
    return true;
}

static bool
finish(Reading *reading)
{
    if (setjmp(reading->escape) != 0)
        return false;
    png_read_end(reading->png, NULL);
    return true;
}

/* What the file does not say of a row: white, or nothing where there is alpha. */
static void
clear_row(const Reading *reading, guint8 *row)
{
    memset(row, png_get_channels(reading->png, reading->info) < 4 ? 255 : 0,
           png_get_rowbytes(reading->png, reading->info));
}

static int
width_of(const Reading *reading)
{
    return (int) png_get_image_width(reading->png, reading->info);
}

static int
height_of(const Reading *reading)
{
    return (int) png_get_image_height(reading->png, reading->info);
}

static bool
read_whole(Reading *reading)
{
    int height = height_of(reading);
    Raster *raster = raster_new(width_of(reading), height,
                                png_get_channels(reading->png, reading->info));
    reading->raster = raster;
    for (int y = 0; y < height; y++)
        clear_row(reading, raster->pixels + (gsize) y * raster->stride);
    for (int pass = 0; pass < reading->passes; pass++)
        for (int y = 0; y < height; y++)
            if (!read_row(reading, raster->pixels + (gsize) y * raster->stride))
                return false;
    return finish(reading);
}

static const guint8 *
next_row(int y, gpointer data)
{
    Reading *reading = data;
    (void) y;
    reading->is_sound = reading->is_sound && read_row(reading, reading->row);
    if (!reading->is_sound)
        clear_row(reading, reading->row);
    return reading->row;
}

static bool
read_scaled(Reading *reading, gint64 max_pixels)
{
    reading->is_sound = true;
    reading->row = g_malloc(png_get_rowbytes(reading->png, reading->info));
    reading->raster = raster_limit_rows(width_of(reading), height_of(reading),
                                        png_get_channels(reading->png, reading->info),
                                        max_pixels, next_row, reading);
    return reading->is_sound && finish(reading);
}

Raster *
png_decode(const guint8 *data, gsize length, gint64 max_pixels, bool *is_damaged,
           GError **error)
{
    Picture picture = {0};
    if (!png_probe(data, length, &picture, error) ||
        !picture_check_size(picture.width, picture.height, error))
        return NULL;
    Reading reading = {.data = data, .length = length, .is_cut = !has_end(data, length)};
    reading.png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, &reading, leave, say_nothing);
    reading.info = png_create_info_struct(reading.png);
    bool is_large =
        max_pixels > 0 && (gint64) picture.width * picture.height > max_pixels;
    *is_damaged = true;
    if (begin(&reading))
        *is_damaged = is_large && reading.passes == 1 ? !read_scaled(&reading, max_pixels)
                                                      : !read_whole(&reading);
    png_destroy_read_struct(&reading.png, &reading.info, NULL);
    g_free(reading.row);
    if (reading.has_pixels)
        return raster_limit(reading.raster, max_pixels);
    raster_free(reading.raster);
    g_set_error(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                "the PNG cannot be decoded: %s", reading.message);
    return NULL;
}

/* ---- profile ------------------------------------------------------------------------- */

static bool
read_profile(Reading *reading)
{
    if (setjmp(reading->escape) != 0)
        return false;
    png_charp name;
    png_bytep profile;
    png_uint_32 length;
    int method;
    set_up(reading);
    png_read_info(reading->png, reading->info);
    if (png_get_iCCP(reading->png, reading->info, &name, &method, &profile, &length) == 0)
        return false;
    reading->profile = g_bytes_new(profile, length);
    return true;
}

GBytes *
png_profile(const guint8 *data, gsize length)
{
    Picture picture = {0};
    if (!png_probe(data, length, &picture, NULL) ||
        !picture_check_size(picture.width, picture.height, NULL))
        return NULL;
    Reading reading = {.data = data, .length = length};
    reading.png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, &reading, leave, say_nothing);
    reading.info = png_create_info_struct(reading.png);
    read_profile(&reading);
    png_destroy_read_struct(&reading.png, &reading.info, NULL);
    return reading.profile;
}
