/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/jpeg.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include "base/limits.h"
#include "image/exif.h"
#include "image/octets.h"

#define MARKER_EOI 0xD9
#define MARKER_SOS 0xDA
#define MARKER_APP0 0xE0
#define MARKER_APP1 0xE1
#define MARKER_APP2 0xE2
#define MARKER_APP14 0xEE

/* ---- markers ------------------------------------------------------------------------- */

typedef struct {
    int marker;          /* -1: no further segment */
    const guint8 *bytes; /* of the segment, after its length */
    gsize length;
} Segment;

static bool
marker_stands_alone(int marker)
{
    return marker == 0x01 || (marker >= 0xD0 && marker <= MARKER_EOI);
}

/* The segment at `*offset`, which is moved past it. */
static Segment
next_segment(const guint8 *data, gsize length, gsize *offset)
{
    gsize at = *offset;
    while (at < length && data[at] != 0xFF)
        at++;
    while (at < length && data[at] == 0xFF)
        at++;
    if (at >= length)
        return (Segment){-1, NULL, 0};
    int marker = data[at++];
    *offset = at;
    if (marker_stands_alone(marker))
        return (Segment){marker, NULL, 0};
    if (at + 2 > length)
        return (Segment){-1, NULL, 0};
    gsize size = octets_be16(data + at);
    if (size < 2 || at + size > length)
        return (Segment){-1, NULL, 0};
    *offset = at + size;
    return (Segment){marker, data + at + 2, size - 2};
}

static bool
is_frame_header(int marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
           marker != 0xCC;
}

static void
read_jfif(Segment segment, Picture *picture)
{
    if (segment.length < 12 || memcmp(segment.bytes, "JFIF", 5) != 0)
        return;
    double density = octets_be16(segment.bytes + 8);
    if (segment.bytes[7] == 1 && density > 1)
        picture->ppi = density;
    if (segment.bytes[7] == 2 && density > 1)
        picture->ppi = density * 2.54;
}

static bool
read_frame_header(Segment segment, Picture *picture, GError **error)
{
    int components = segment.length >= 6 ? segment.bytes[5] : 0;
    bool is_lossless = (segment.marker & 3) == 3;
    if (is_lossless || (components != 1 && components != 3 && components != 4)) {
        g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_UNSUPPORTED,
                            "this kind of JPEG (lossless, or an unusual number of "
                            "colours) cannot be read");
        return false;
    }
    picture->bits = segment.bytes[0];
    picture->height = (int) octets_be16(segment.bytes + 1);
    picture->width = (int) octets_be16(segment.bytes + 3);
    picture->colour = components == 1   ? PICTURE_GREY
                      : components == 3 ? PICTURE_RGB
                                        : PICTURE_CMYK;
    picture->is_interlaced = (segment.marker & 3) == 2;
    return true;
}

bool
jpeg_probe(const guint8 *data, gsize length, Picture *picture, GError **error)
{
    gsize offset = 2;
    bool has_frame = false, has_adobe = false;
    picture->format = PICTURE_JPEG;
    picture->is_lossy = true;
    while (true) {
        Segment segment = next_segment(data, length, &offset);
        if (segment.marker == -1 || segment.marker == MARKER_SOS ||
            segment.marker == MARKER_EOI)
            break;
        if (segment.marker == MARKER_APP0)
            read_jfif(segment, picture);
        if (segment.marker == MARKER_APP1 && segment.length > 6 &&
            memcmp(segment.bytes, "Exif\0", 6) == 0)
            exif_read(segment.bytes + 6, segment.length - 6, picture);
        if (segment.marker == MARKER_APP14 && segment.length >= 12 &&
            memcmp(segment.bytes, "Adobe", 5) == 0)
            has_adobe = true;
        if (is_frame_header(segment.marker) && !has_frame) {
            if (!read_frame_header(segment, picture, error))
                return false;
            has_frame = true;
        }
    }
    picture->is_inverted_cmyk = has_adobe && picture->colour == PICTURE_CMYK;
    if (!has_frame)
        g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                            "the JPEG breaks off before it says its size");
    return has_frame;
}

/* The offset of the next marker in entropy-coded data that is neither a stuffed byte nor a
 * restart (T.81 §B.1.1.5). */
static gsize
skip_scan(const guint8 *data, gsize length, gsize offset)
{
    while (offset + 1 < length) {
        const guint8 *found = memchr(data + offset, 0xFF, length - offset - 1);
        if (found == NULL)
            return length;
        offset = (gsize) (found - data);
        int next = found[1];
        if (next != 0x00 && next != 0xFF && (next < 0xD0 || next > 0xD7))
            return offset;
        offset += next == 0xFF ? 1 : 2;
    }
    return length;
}

JpegFrame
jpeg_frame(const guint8 *data, gsize length)
{
    JpegFrame frame = {0};
    gsize offset = 2;
    while (true) {
        Segment segment = next_segment(data, length, &offset);
        if (segment.marker == -1)
            return frame;
        frame.end = offset;
        if (segment.marker == MARKER_EOI) {
            frame.is_whole = frame.scans > 0;
            return frame;
        }
        if (is_frame_header(segment.marker) && segment.length >= 6)
            frame.is_common = segment.marker <= 0xC2 && segment.bytes[0] == 8;
        if (segment.marker == MARKER_SOS) {
            frame.scans++;
            frame.end = offset = skip_scan(data, length, offset);
        }
    }
}

#define PROFILE_LABEL "ICC_PROFILE" /* with its NUL, then number and count of the part */
#define PROFILE_HEAD_BYTES 14

GBytes *
jpeg_profile(const guint8 *data, gsize length)
{
    Segment parts[256] = {{0}};
    guint count = 0, found = 0;
    gsize offset = 2, total = 0;
    while (true) {
        Segment segment = next_segment(data, length, &offset);
        if (segment.marker == -1 || segment.marker == MARKER_SOS ||
            segment.marker == MARKER_EOI)
            break;
        if (segment.marker != MARKER_APP2 || segment.length < PROFILE_HEAD_BYTES ||
            memcmp(segment.bytes, PROFILE_LABEL, sizeof PROFILE_LABEL) != 0)
            continue;
        guint number = segment.bytes[12];
        count = segment.bytes[13];
        if (parts[number].bytes == NULL)
            found++;
        parts[number] = segment;
    }
    if (found == 0 || found != count)
        return NULL;
    GByteArray *profile = g_byte_array_new();
    for (guint i = 1; i <= count && parts[i].bytes != NULL; i++, total++)
        g_byte_array_append(profile, parts[i].bytes + PROFILE_HEAD_BYTES,
                            (guint) (parts[i].length - PROFILE_HEAD_BYTES));
    if (total == count)
        return g_byte_array_free_to_bytes(profile);
    g_byte_array_unref(profile);
    return NULL;
}

/* ---- pixels -------------------------------------------------------------------------- */

typedef struct {
    struct jpeg_error_mgr errors; /* first: libjpeg hands out a pointer to it */
    struct jpeg_progress_mgr progress;
    jmp_buf escape;
    char message[JMSG_LENGTH_MAX];
    struct jpeg_decompress_struct info;
    Raster *raster;
    guint8 *row; /* CMYK, four bytes a pixel */
    bool keeps_inks;
    bool is_inverted;
} Reading;

static void
leave(j_common_ptr info)
{
    Reading *reading = (Reading *) info->err;
    info->err->format_message(info, reading->message);
    longjmp(reading->escape, 1);
}

static void
say_nothing(j_common_ptr info)
{
    (void) info;
}

int
jpeg_scan_limit(gint64 width, gint64 height)
{
    gint64 fair = LIMIT_JPEG_SCANNED_PIXELS / MAX(1, width * height);
    return (int) CLAMP(fair, LIMIT_JPEG_SCANS_SURE, LIMIT_JPEG_SCANS);
}

/* A progressive file of a few kilobytes may hold thousands of scans over all its pixels. */
static void
count_scans(j_common_ptr info)
{
    Reading *reading = (Reading *) info->err;
    int limit = jpeg_scan_limit(reading->info.image_width, reading->info.image_height);
    if (reading->info.input_scan_number > limit) {
        g_snprintf(reading->message, sizeof reading->message,
                   "more than %d scans over so many pixels", limit);
        longjmp(reading->escape, 1);
    }
}

static void
set_up(Reading *reading)
{
    memset(reading, 0, sizeof *reading);
    reading->info.err = jpeg_std_error(&reading->errors);
    reading->errors.error_exit = leave;
    reading->errors.output_message = say_nothing;
    reading->progress.progress_monitor = count_scans;
}

/* The eighths at which libjpeg may decode and still give `least` pixels or more. */
static unsigned int
eighths_for(gint64 width, gint64 height, gint64 least)
{
    unsigned int eighths = 8;
    while (least > 0 && eighths > 1 &&
           (width * (eighths / 2) / 8) * (height * (eighths / 2) / 8) >= least)
        eighths /= 2;
    return eighths;
}

static void
start(Reading *reading, const guint8 *data, gsize length, gint64 least_pixels)
{
    j_decompress_ptr info = &reading->info;
    jpeg_create_decompress(info);
    info->progress = &reading->progress;
    jpeg_mem_src(info, data, (unsigned long) length);
    jpeg_read_header(info, TRUE);
    reading->is_inverted = info->saw_Adobe_marker;
    info->scale_num = eighths_for(info->image_width, info->image_height, least_pixels);
    info->scale_denom = 8;
    info->out_color_space = info->num_components == 1   ? JCS_GRAYSCALE
                            : info->num_components == 4 ? JCS_CMYK
                                                        : JCS_RGB;
    jpeg_start_decompress(info);
}

static void
rgb_from_cmyk(const guint8 *from, guint8 *to, int width, bool is_inverted)
{
    guint flip = is_inverted ? 0 : 255;
    for (int x = 0; x < width; x++, from += 4, to += 3)
        for (int c = 0; c < 3; c++)
            to[c] = (guint8) (((from[c] ^ flip) * (from[3] ^ flip) + 127) / 255);
}

static void
read_rows(Reading *reading)
{
    j_decompress_ptr info = &reading->info;
    Raster *raster = reading->raster;
    while (info->output_scanline < info->output_height) {
        guint8 *to = raster->pixels + info->output_scanline * raster->stride;
        JSAMPROW row = reading->row != NULL ? reading->row : to;
        jpeg_read_scanlines(info, &row, 1);
        if (reading->row != NULL)
            rgb_from_cmyk(reading->row, to, raster->width, reading->is_inverted);
    }
}

/* Everything that may jump; false when it did. */
static bool
read_all(Reading *reading, const guint8 *data, gsize length, gint64 least_pixels)
{
    if (setjmp(reading->escape) != 0)
        return false;
    start(reading, data, length, least_pixels);
    int width = (int) reading->info.output_width;
    int height = (int) reading->info.output_height;
    bool has_inks = reading->info.out_color_space == JCS_CMYK;
    int channels = reading->info.out_color_space == JCS_GRAYSCALE ? 1 : 3;
    int white = has_inks && reading->keeps_inks && !reading->is_inverted ? 0 : 255;
    reading->raster =
        raster_new(width, height, has_inks && reading->keeps_inks ? 4 : channels);
    memset(reading->raster->pixels, white, reading->raster->stride * (gsize) height);
    if (has_inks && !reading->keeps_inks)
        reading->row = g_malloc_n((gsize) width, 4);
    read_rows(reading);
    jpeg_finish_decompress(&reading->info);
    return true;
}

static bool
read_first_rows(Reading *reading, const guint8 *data, gsize length)
{
    if (setjmp(reading->escape) != 0)
        return false;
    j_decompress_ptr info = &reading->info;
    jpeg_create_decompress(info);
    jpeg_mem_src(info, data, (unsigned long) length);
    jpeg_read_header(info, TRUE);
    if (jpeg_has_multiple_scans(info))
        return true;
    info->scale_num = 1;
    info->scale_denom = 8;
    info->out_color_space = info->jpeg_color_space;
    jpeg_start_decompress(info);
    reading->row = g_malloc_n(info->output_width, (gsize) info->output_components);
    JSAMPROW row = reading->row;
    jpeg_read_scanlines(info, &row, 1);
    return true;
}

bool
jpeg_opens(const guint8 *data, gsize length)
{
    Reading reading;
    set_up(&reading);
    bool is_sound =
        read_first_rows(&reading, data, length) && reading.errors.num_warnings == 0;
    jpeg_destroy_decompress(&reading.info);
    g_free(reading.row);
    return is_sound;
}

static Raster *
decode(const guint8 *data, gsize length, gint64 least_pixels, bool keeps_inks,
       bool *is_damaged, GError **error)
{
    Picture picture = {0};
    if (!jpeg_probe(data, length, &picture, error) ||
        !picture_check_size(picture.width, picture.height, error))
        return NULL;
    Reading reading;
    set_up(&reading);
    reading.keeps_inks = keeps_inks;
    /* A header cut in two would end the work; without it libjpeg shows the scans before. */
    JpegFrame frame = jpeg_frame(data, length);
    bool is_complete = read_all(&reading, data, frame.end, least_pixels);
    bool has_rows = reading.raster != NULL && reading.info.output_scanline > 0;
    *is_damaged = !is_complete || !frame.is_whole || reading.errors.num_warnings > 0;
    jpeg_destroy_decompress(&reading.info);
    g_free(reading.row);
    if (has_rows)
        return reading.raster;
    raster_free(reading.raster);
    g_set_error(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                "the JPEG cannot be decoded: %s", reading.message);
    return NULL;
}

Raster *
jpeg_decode(const guint8 *data, gsize length, gint64 least_pixels, bool *is_damaged,
            GError **error)
{
    return decode(data, length, least_pixels, false, is_damaged, error);
}

Raster *
jpeg_decode_inks(const guint8 *data, gsize length, bool *is_damaged, GError **error)
{
    return decode(data, length, 0, true, is_damaged, error);
}
