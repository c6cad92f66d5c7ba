/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/picture.h"

#include <string.h>

#include "base/limits.h"
#include "image/gif.h"
#include "image/jpeg.h"
#include "image/png.h"
#include "image/svg_probe.h"
#include "image/webp.h"

G_DEFINE_QUARK(picture_error, picture_error)

bool
picture_check_size(gint64 width, gint64 height, GError **error)
{
    if (width < 1 || height < 1) {
        g_set_error(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                    "the picture has no pixels (%" G_GINT64_FORMAT " x %" G_GINT64_FORMAT
                    ")",
                    width, height);
        return false;
    }
    if (width > LIMIT_IMAGE_SIDE || height > LIMIT_IMAGE_SIDE ||
        width * height > LIMIT_IMAGE_PIXELS) {
        g_set_error(error, PICTURE_ERROR, PICTURE_ERROR_LIMIT,
                    "the picture is %" G_GINT64_FORMAT " x %" G_GINT64_FORMAT
                    " pixels; the limit is %d a side and %d in all",
                    width, height, LIMIT_IMAGE_SIDE, LIMIT_IMAGE_PIXELS);
        return false;
    }
    return true;
}

/* Formats that are known by name only, so that an author learns what to do. */
static const char *
name_of_unread(const guint8 *data, gsize length)
{
    static const struct {
        gsize at;
        const char *mark, *name;
    } kinds[] = {{0, "BM", "BMP"},
                 {0, "II*", "TIFF"},
                 {0, "MM", "TIFF"},
                 {4, "ftypavif", "AVIF"},
                 {4, "ftypavis", "AVIF"},
                 {4, "ftypheic", "HEIC"},
                 {4, "ftypheix", "HEIC"},
                 {4, "ftypmif1", "HEIF"},
                 {0, "\xFF\x0A", "JPEG XL"},
                 {4, "JXL \r\n", "JPEG XL"},
                 {4, "jP  \r\n", "JPEG 2000"},
                 {0, "8BPS", "PSD"},
                 {0, "%PDF-", "PDF"},
                 {0, "%!PS", "PostScript"}};
    if (length >= 4 && memcmp(data, "\0\0\1\0", 4) == 0)
        return "ICO";
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        gsize size = strlen(kinds[i].mark);
        if (length >= kinds[i].at + size &&
            memcmp(data + kinds[i].at, kinds[i].mark, size) == 0)
            return kinds[i].name;
    }
    return NULL;
}

static bool
probe_format(const guint8 *data, gsize length, Picture *picture, GError **error)
{
    if (length >= 3 && memcmp(data, "\xFF\xD8\xFF", 3) == 0)
        return jpeg_probe(data, length, picture, error);
    if (length >= 8 && memcmp(data, "\x89PNG\r\n\x1A\n", 8) == 0)
        return png_probe(data, length, picture, error);
    if (length >= 6 && (memcmp(data, "GIF87a", 6) == 0 || memcmp(data, "GIF89a", 6) == 0))
        return gif_probe(data, length, picture, error);
    if (length >= 12 && memcmp(data, "RIFF", 4) == 0 && memcmp(data + 8, "WEBP", 4) == 0)
        return webp_probe(data, length, picture, error);
    if (svg_is_likely(data, length))
        return svg_probe(data, length, picture, error);
    const char *name = name_of_unread(data, length);
    if (name != NULL)
        g_set_error(error, PICTURE_ERROR, PICTURE_ERROR_UNKNOWN,
                    "its format is %s, which is not read; save it as PNG or JPEG", name);
    else
        g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_UNKNOWN,
                            "this is no JPEG, PNG, GIF, WebP or SVG picture");
    return false;
}

bool
picture_probe(GBytes *bytes, Picture *picture, GError **error)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    *picture = (Picture){.orientation = 1, .bits = 8, .colour = PICTURE_RGB};
    if (length == 0) {
        g_set_error_literal(error, PICTURE_ERROR, PICTURE_ERROR_BROKEN,
                            "the file is empty");
        return false;
    }
    if (length > LIMIT_IMAGE_BYTES) {
        g_set_error(error, PICTURE_ERROR, PICTURE_ERROR_LIMIT,
                    "the file has %zu bytes; the limit is %d", length, LIMIT_IMAGE_BYTES);
        return false;
    }
    return probe_format(data, length, picture, error) &&
           picture_check_size(picture->width, picture->height, error);
}

GBytes *
picture_profile(GBytes *bytes, const Picture *picture)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    switch (picture->format) {
    case PICTURE_JPEG:
        return jpeg_profile(data, length);
    case PICTURE_PNG:
        return png_profile(data, length);
    case PICTURE_WEBP:
        return webp_profile(data, length);
    case PICTURE_GIF:
    case PICTURE_SVG:
        return NULL;
    }
    g_assert_not_reached();
}

int
picture_shown_width(const Picture *self)
{
    return self->orientation >= 5 ? self->height : self->width;
}

int
picture_shown_height(const Picture *self)
{
    return self->orientation >= 5 ? self->width : self->height;
}
