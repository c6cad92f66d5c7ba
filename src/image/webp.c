/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/webp.h"

#include <string.h>

#include <webp/decode.h>
#include <webp/demux.h>

#include "image/exif.h"
#include "image/octets.h"

#define RIFF_BYTES 12

/* The first chunk `type` of the container; NULL when there is none. */
static const guint8 *
find_chunk(const guint8 *data, gsize length, const char *type, gsize *size)
{
    gsize offset = RIFF_BYTES;
    while (offset + 8 <= length) {
        *size = octets_le32(data + offset + 4);
        if (*size > length - offset - 8)
            return NULL;
        if (memcmp(data + offset, type, 4) == 0)
            return data + offset + 8;
        offset += 8 + *size + (*size & 1);
    }
    return NULL;
}

static void
read_exif(const guint8 *data, gsize length, Picture *picture)
{
    gsize size;
    const guint8 *bytes = find_chunk(data, length, "EXIF", &size);
    if (bytes == NULL)
        return;
    gsize skip = size > 6 && memcmp(bytes, "Exif\0", 6) == 0 ? 6 : 0;
    exif_read(bytes + skip, size - skip, picture);
}

GBytes *
webp_profile(const guint8 *data, gsize length)
{
    gsize size;
    const guint8 *bytes = find_chunk(data, length, "ICCP", &size);
    return bytes != NULL ? g_bytes_new(bytes, size) : NULL;
}

static bool
read_features(const guint8 *data, gsize length, WebPBitstreamFeatures *features,
              GError **error)
{
    if (WebPGetFeatures(data, length, features) != VP8_STATUS_OK) {
        g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                            "the WebP has no sound header");
        return false;
    }
    return picture_check_size(features->width, features->height, error);
}

bool
webp_probe(const guint8 *data, gsize length, Picture *picture, GError **error)
{
    WebPBitstreamFeatures features;
    if (!read_features(data, length, &features, error))
        return false;
    picture->format = PICTURE_WEBP;
    picture->width = features.width;
    picture->height = features.height;
    picture->has_alpha = features.has_alpha;
    picture->is_animated = features.has_animation;
    picture->is_lossy = features.format == 1;
    read_exif(data, length, picture);
    return true;
}

static Raster *
decode_animation(const guint8 *data, gsize length, GError **error)
{
    WebPData file = {data, length};
    WebPAnimDecoderOptions options;
    WebPAnimDecoderOptionsInit(&options);
    options.color_mode = MODE_RGBA;
    WebPAnimDecoder *decoder = WebPAnimDecoderNew(&file, &options);
    uint8_t *pixels = NULL;
    int time;
    WebPAnimInfo info;
    Raster *raster = NULL;
    if (decoder != NULL && WebPAnimDecoderGetInfo(decoder, &info) &&
        picture_check_size(info.canvas_width, info.canvas_height, NULL) &&
        WebPAnimDecoderGetNext(decoder, &pixels, &time)) {
        raster = raster_new((int) info.canvas_width, (int) info.canvas_height, 4);
        memcpy(raster->pixels, pixels, raster->stride * (gsize) raster->height);
    }
    WebPAnimDecoderDelete(decoder);
    if (raster == NULL)
        g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                            "the animated WebP cannot be decoded");
    return raster;
}

/* Feeds all bytes at once to the incremental decoder, which keeps the rows that it has
 * when they end too early. */
static bool
decode_rows(Raster *raster, const guint8 *data, gsize length, bool *is_damaged)
{
    gsize bytes = raster->stride * (gsize) raster->height;
    WEBP_CSP_MODE mode = raster->channels == 4 ? MODE_RGBA : MODE_RGB;
    WebPIDecoder *decoder =
        WebPINewRGB(mode, raster->pixels, bytes, (int) raster->stride);
    VP8StatusCode status = WebPIUpdate(decoder, data, length);
    int last_row = 0;
    WebPIDecGetRGB(decoder, &last_row, NULL, NULL, NULL);
    WebPIDelete(decoder);
    *is_damaged = status != VP8_STATUS_OK;
    return status == VP8_STATUS_OK || last_row > 0;
}

Raster *
webp_decode(const guint8 *data, gsize length, bool *is_damaged, GError **error)
{
    WebPBitstreamFeatures features;
    *is_damaged = false;
    if (!read_features(data, length, &features, error))
        return NULL;
    if (features.has_animation)
        return decode_animation(data, length, error);
    g_autoptr(Raster) raster =
        raster_new(features.width, features.height, features.has_alpha ? 4 : 3);
    if (!features.has_alpha)
        memset(raster->pixels, 255, raster->stride * (gsize) raster->height);
    if (decode_rows(raster, data, length, is_damaged))
        return g_steal_pointer(&raster);
    g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                        "the WebP cannot be decoded");
    return NULL;
}
