/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/cover.h"

#include <string.h>

#include "base/limits.h"
#include "image/decode.h"

enum { WIDTH = 1600, HEIGHT = 2560, QUALITY = 90 };

/* The picture whole, as large as fits, on the colour of its top left corner. */
static Raster *
fit(const Raster *picture)
{
    double scale =
        MIN((double) WIDTH / picture->width, (double) HEIGHT / picture->height);
    int width = CLAMP((int) (picture->width * scale + 0.5), 1, WIDTH);
    int height = CLAMP((int) (picture->height * scale + 0.5), 1, HEIGHT);
    g_autoptr(Raster) scaled = raster_scale(picture, width, height);
    Raster *sheet = g_new0(Raster, 1);
    sheet->width = WIDTH;
    sheet->height = HEIGHT;
    sheet->channels = scaled->channels;
    sheet->stride = (gsize) WIDTH * (gsize) scaled->channels;
    sheet->pixels = g_malloc(sheet->stride * HEIGHT);
    gsize channels = (gsize) scaled->channels;
    for (gsize i = 0; i < (gsize) WIDTH * HEIGHT; i++)
        memcpy(sheet->pixels + i * channels, scaled->pixels, channels);
    gsize left = (gsize) (WIDTH - width) / 2, top = (gsize) (HEIGHT - height) / 2;
    for (gsize row = 0; row < (gsize) height; row++)
        memcpy(sheet->pixels + (top + row) * sheet->stride + left * channels,
               scaled->pixels + row * scaled->stride, (gsize) width * channels);
    return sheet;
}

static Raster *
read_cover(const Book *book, GError **error)
{
    g_autoptr(GBytes) bytes =
        folder_read(book->site->folder, book->cover_path, LIMIT_IMAGE_BYTES, error);
    Picture picture;
    if (bytes == NULL || !picture_probe(bytes, &picture, error))
        return NULL;
    bool is_damaged = false;
    double scale =
        picture.format == PICTURE_SVG ? (double) WIDTH / MAX(1, picture.width) : 1;
    Raster *raster = picture_decode(bytes, &picture, (gint64) WIDTH * HEIGHT * 4, scale,
                                    &is_damaged, error);
    if (raster != NULL)
        raster_flatten(raster);
    return raster;
}

GBytes *
epub_cover_read(const Book *book, Diag *diag)
{
    if (book->cover_path == NULL)
        return NULL;
    g_autoptr(GError) broken = NULL;
    g_autoptr(Raster) raster = read_cover(book, &broken);
    if (raster == NULL) {
        diag_add(diag, DIAG_WARNING, (DiagPlace){"book.yaml", 0, 0}, "missing-cover",
                 "the cover '%s' cannot be shown: %s; a drawn one stands for it",
                 book->cover_path, broken->message);
        return NULL;
    }
    g_autoptr(Raster) sheet = fit(raster);
    return raster_to_jpeg(sheet, QUALITY);
}
