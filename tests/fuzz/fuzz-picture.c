/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headers that lie: probing and decoding stay within the limits. */
#include "config.h"

#include <stdint.h>

#include "base/limits.h"
#include "image/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    Picture picture;
    if (!picture_probe(bytes, &picture, NULL))
        return 0;
    g_assert(picture.width > 0 && picture.width <= LIMIT_IMAGE_SIDE);
    g_assert(picture.height > 0 && picture.height <= LIMIT_IMAGE_SIDE);
    if ((gint64) picture.width * picture.height > 1 << 20)
        return 0;
    bool is_damaged = false;
    g_autoptr(Raster) raster =
        picture_decode(bytes, &picture, 1 << 16, 1, &is_damaged, NULL);
    g_assert(raster == NULL || (gint64) raster->width * raster->height <= 1 << 17);
    return 0;
}
