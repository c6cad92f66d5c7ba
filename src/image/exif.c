/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/exif.h"

#include <string.h>

#include "image/octets.h"

#define TAG_ORIENTATION 0x112
#define TAG_X_RESOLUTION 0x11A
#define TAG_RESOLUTION_UNIT 0x128
#define ENTRY_BYTES 12

typedef struct {
    const guint8 *bytes;
    gsize length;
    bool is_little;
} Tiff;

static guint
tiff_16(const Tiff *tiff, gsize offset)
{
    const guint8 *p = tiff->bytes + offset;
    return tiff->is_little ? octets_le16(p) : octets_be16(p);
}

static guint32
tiff_32(const Tiff *tiff, gsize offset)
{
    const guint8 *p = tiff->bytes + offset;
    return tiff->is_little ? octets_le32(p) : octets_be32(p);
}

static double
tiff_rational(const Tiff *tiff, gsize offset)
{
    if (offset + 8 > tiff->length)
        return 0;
    double below = tiff_32(tiff, offset + 4);
    return below > 0 ? tiff_32(tiff, offset) / below : 0;
}

static void
read_entries(const Tiff *tiff, gsize directory, Picture *picture)
{
    double resolution = 0;
    guint unit = 2;
    gsize count = tiff_16(tiff, directory);
    for (gsize i = 0; i < count; i++) {
        gsize entry = directory + 2 + i * ENTRY_BYTES;
        if (entry + ENTRY_BYTES > tiff->length)
            break;
        guint value = tiff_16(tiff, entry + 8);
        switch (tiff_16(tiff, entry)) {
        case TAG_ORIENTATION:
            if (value >= 1 && value <= 8)
                picture->orientation = (int) value;
            break;
        case TAG_X_RESOLUTION:
            resolution = tiff_rational(tiff, tiff_32(tiff, entry + 8));
            break;
        case TAG_RESOLUTION_UNIT:
            unit = value;
            break;
        }
    }
    if (unit == 3)
        resolution *= 2.54;
    if (picture->ppi <= 0 && resolution > 1)
        picture->ppi = resolution;
}

void
exif_read(const guint8 *bytes, gsize length, Picture *picture)
{
    Tiff tiff = {bytes, length, false};
    if (length < 10)
        return;
    if (memcmp(bytes, "II*\0", 4) == 0)
        tiff.is_little = true;
    else if (memcmp(bytes, "MM\0*", 4) != 0)
        return;
    gsize directory = tiff_32(&tiff, 4);
    if (directory >= 8 && directory + 2 <= length)
        read_entries(&tiff, directory, picture);
}
