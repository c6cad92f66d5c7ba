/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/raster.h"

#include <string.h>

Raster *
raster_new(int width, int height, int channels)
{
    g_assert(width > 0 && height > 0);
    Raster *self = g_new0(Raster, 1);
    self->width = width;
    self->height = height;
    self->channels = channels;
    self->stride = (gsize) width * (gsize) channels;
    self->pixels = g_malloc0_n((gsize) height, self->stride);
    return self;
}

void
raster_free(Raster *self)
{
    if (self == NULL)
        return;
    g_free(self->pixels);
    g_free(self);
}

void
raster_flatten(Raster *self)
{
    if (self->channels != 4)
        return;
    gsize pixels = (gsize) self->width * (gsize) self->height;
    const guint8 *from = self->pixels;
    guint8 *to = self->pixels;
    for (gsize i = 0; i < pixels; i++, from += 4, to += 3) {
        guint alpha = from[3];
        for (int c = 0; c < 3; c++)
            to[c] = (guint8) ((from[c] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
    self->channels = 3;
    self->stride = (gsize) self->width * 3;
    self->pixels = g_realloc(self->pixels, self->stride * (gsize) self->height);
}

bool
raster_is_opaque(const Raster *self)
{
    if (self->channels != 4)
        return true;
    gsize pixels = (gsize) self->width * (gsize) self->height;
    guint8 all = 255;
    for (gsize i = 0; i < pixels; i++)
        all &= self->pixels[i * 4 + 3];
    return all == 255;
}

bool
raster_is_grey(const Raster *self)
{
    gsize pixels = (gsize) self->width * (gsize) self->height;
    const guint8 *p = self->pixels;
    if (self->channels == 1)
        return true;
    for (gsize i = 0; i < pixels; i++, p += self->channels)
        if (p[0] != p[1] || p[1] != p[2])
            return false;
    return true;
}

/* Where the pixel at the top left of the upright picture lies in the stored one, and how
 * far it is in bytes to the next one right and down (Exif 2.32 §4.6.4 A, Orientation). */
typedef struct {
    gssize start, right, down;
} Walk;

static Walk
walk_of(const Raster *self, int orientation)
{
    gssize pixel = self->channels, row = (gssize) self->stride;
    gssize last_x = pixel * (self->width - 1), last_y = row * (self->height - 1);
    switch (orientation) {
    case 2:
        return (Walk){last_x, -pixel, row};
    case 3:
        return (Walk){last_x + last_y, -pixel, -row};
    case 4:
        return (Walk){last_y, pixel, -row};
    case 5:
        return (Walk){0, row, pixel};
    case 6:
        return (Walk){last_y, -row, pixel};
    case 7:
        return (Walk){last_x + last_y, -row, -pixel};
    case 8:
        return (Walk){last_x, row, -pixel};
    default:
        return (Walk){0, pixel, row};
    }
}

Raster *
raster_turn(Raster *self, int orientation)
{
    if (orientation <= 1 || orientation > 8)
        return self;
    bool swaps = orientation >= 5;
    Raster *turned = raster_new(swaps ? self->height : self->width,
                                swaps ? self->width : self->height, self->channels);
    Walk walk = walk_of(self, orientation);
    gsize pixel = (gsize) self->channels;
    for (int y = 0; y < turned->height; y++) {
        const guint8 *from = self->pixels + walk.start + y * walk.down;
        guint8 *to = turned->pixels + (gsize) y * turned->stride;
        for (int x = 0; x < turned->width; x++, from += walk.right, to += pixel)
            memcpy(to, from, pixel);
    }
    raster_free(self);
    return turned;
}
