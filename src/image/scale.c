/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/scale.h"

#include <math.h>
#include <string.h>

/* Weights sum to 1 << WEIGHT_BITS; samples are 16 bits wide (colour times alpha), so that
 * their sums fit in 32. */
#define WEIGHT_BITS 15
#define WEIGHT_ONE (1u << WEIGHT_BITS)

/* Which source positions make one target position. */
typedef struct {
    int first, count;
    guint weights; /* index of the first one in Axis.weights */
} Share;

typedef struct {
    Share *shares;   /* one a target position */
    GArray *weights; /* guint16 */
} Axis;

/* Appends the weights of the source positions around [from, to) for one share. */
static void
add_share(Axis *axis, int target, double from, double to, int source)
{
    int first = CLAMP((int) floor(from), 0, source - 1);
    int last = CLAMP((int) ceil(to) - 1, first, source - 1);
    Share *share = &axis->shares[target];
    *share = (Share){first, last - first + 1, axis->weights->len};
    guint left = WEIGHT_ONE;
    for (int i = first; i <= last; i++) {
        double covered = MIN(to, i + 1.0) - MAX(from, i);
        guint weight = (guint) (MAX(covered, 0) / (to - from) * WEIGHT_ONE + 0.5);
        guint16 given = (guint16) (i == last ? left : MIN(weight, left));
        left -= given;
        g_array_append_val(axis->weights, given);
    }
}

static void
axis_init(Axis *axis, int source, int target)
{
    axis->shares = g_new(Share, target);
    axis->weights = g_array_new(FALSE, FALSE, sizeof(guint16));
    double step = (double) source / target;
    for (int i = 0; i < target; i++) {
        /* Enlarging, a window one source pixel wide blends the two that it touches. */
        double from = step >= 1 ? i * step : (i + 0.5) * step - 0.5;
        double to = step >= 1 ? (i + 1) * step : from + 1;
        add_share(axis, i, MAX(from, 0), MIN(to, source), source);
    }
}

static void
axis_clear(Axis *axis)
{
    g_free(axis->shares);
    g_array_unref(axis->weights);
}

/* One source row: samples times alpha, 16 bits each. */
static void
widen_row(const Raster *raster, int y, guint16 *to)
{
    const guint8 *from = raster->pixels + (gsize) y * raster->stride;
    gsize samples = (gsize) raster->width * (gsize) raster->channels;
    for (gsize i = 0; i < samples; i++) {
        guint alpha = raster->channels == 4 && i % 4 != 3 ? from[i | 3] : 255;
        to[i] = (guint16) (from[i] * alpha);
    }
}

static void
scale_row(const Axis *axis, const guint16 *from, guint16 *to, int width, int channels)
{
    for (int x = 0; x < width; x++) {
        Share share = axis->shares[x];
        const guint16 *weights = &g_array_index(axis->weights, guint16, share.weights);
        const guint16 *pixel = from + (gsize) share.first * (gsize) channels;
        guint32 sums[4] = {0};
        for (int i = 0; i < share.count; i++, pixel += channels)
            for (int c = 0; c < channels; c++)
                sums[c] += (guint32) weights[i] * pixel[c];
        for (int c = 0; c < channels; c++)
            *to++ = (guint16) ((sums[c] + WEIGHT_ONE / 2) >> WEIGHT_BITS);
    }
}

static void
narrow_row(const guint32 *sums, guint8 *to, int width, int channels)
{
    for (int x = 0; x < width; x++, sums += channels, to += channels) {
        guint32 alpha = channels == 4 ? sums[3] >> WEIGHT_BITS : 255 * 255;
        for (int c = 0; c < channels; c++) {
            guint32 value = (sums[c] + WEIGHT_ONE / 2) >> WEIGHT_BITS;
            guint32 whole = channels == 4 && c < 3 ? alpha : 255 * 255;
            to[c] = whole == 0 ? 0 : (guint8) MIN(255, (value * 255 + whole / 2) / whole);
        }
    }
}

/* Scaled source rows; the last two stay, for neighbours share a row. */
typedef struct {
    const Raster *raster;
    const Axis *axis;
    int width;
    guint16 *wide, *rows[2];
    int held[2];
} RowCache;

static const guint16 *
cached_row(RowCache *cache, int y)
{
    int slot = y & 1;
    if (cache->held[slot] != y) {
        widen_row(cache->raster, y, cache->wide);
        scale_row(cache->axis, cache->wide, cache->rows[slot], cache->width,
                  cache->raster->channels);
        cache->held[slot] = y;
    }
    return cache->rows[slot];
}

static void
scale_rows(RowCache *cache, const Axis *vertical, Raster *target)
{
    gsize samples = (gsize) target->width * (gsize) target->channels;
    g_autofree guint32 *sums = g_new(guint32, samples);
    for (int y = 0; y < target->height; y++) {
        Share share = vertical->shares[y];
        memset(sums, 0, samples * sizeof *sums);
        for (int i = 0; i < share.count; i++) {
            const guint16 *row = cached_row(cache, share.first + i);
            guint32 weight =
                g_array_index(vertical->weights, guint16, share.weights + (guint) i);
            for (gsize s = 0; s < samples; s++)
                sums[s] += weight * row[s];
        }
        narrow_row(sums, target->pixels + (gsize) y * target->stride, target->width,
                   target->channels);
    }
}

Raster *
raster_scale(const Raster *self, int width, int height)
{
    Axis horizontal, vertical;
    Raster *target = raster_new(width, height, self->channels);
    axis_init(&horizontal, self->width, width);
    axis_init(&vertical, self->height, height);
    gsize wide = (gsize) self->width * (gsize) self->channels;
    RowCache cache = {
        .raster = self,
        .axis = &horizontal,
        .width = width,
        .wide = g_new(guint16, wide),
        .rows = {g_new(guint16, target->stride), g_new(guint16, target->stride)},
        .held = {-1, -1}};
    scale_rows(&cache, &vertical, target);
    g_free(cache.wide);
    g_free(cache.rows[0]);
    g_free(cache.rows[1]);
    axis_clear(&horizontal);
    axis_clear(&vertical);
    return target;
}

Raster *
raster_limit(Raster *self, gint64 max_pixels)
{
    gint64 pixels = (gint64) self->width * self->height;
    if (max_pixels <= 0 || pixels <= max_pixels)
        return self;
    double factor = sqrt((double) max_pixels / (double) pixels);
    Raster *smaller = raster_scale(self, MAX(1, (int) (self->width * factor)),
                                   MAX(1, (int) (self->height * factor)));
    raster_free(self);
    return smaller;
}
