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
static inline void
widen(const guint8 *from, guint16 *to, gsize width, gsize channels)
{
    for (gsize x = 0; x < width; x++, from += channels, to += channels)
        for (gsize c = 0; c < channels; c++)
            to[c] = (guint16) (from[c] * (channels == 4 && c < 3 ? from[3] : 255));
}

static inline void
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

static inline void
narrow(const guint32 *sums, guint8 *to, int width, int channels)
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

/* Where rows come from. */
typedef struct {
    int width, height, channels;
    RasterRow row;
    gpointer data;
} Rows;

/* Scaled source rows; the last two stay, for neighbours share a row. */
typedef struct {
    const Rows *source;
    const Axis *axis;
    int width;
    guint16 *wide, *rows[2];
    int held[2];
} RowCache;

/* A loop for each number of channels: asked at each sample, the number would cost more than
 * the sums. */
static void
take_row(const RowCache *cache, int y, guint16 *to)
{
    const Rows *source = cache->source;
    const guint8 *from = source->row(y, source->data);
    gsize width = (gsize) source->width;
    switch (source->channels) {
    case 1:
        widen(from, cache->wide, width, 1);
        scale_row(cache->axis, cache->wide, to, cache->width, 1);
        break;
    case 3:
        widen(from, cache->wide, width, 3);
        scale_row(cache->axis, cache->wide, to, cache->width, 3);
        break;
    default:
        widen(from, cache->wide, width, 4);
        scale_row(cache->axis, cache->wide, to, cache->width, 4);
    }
}

static const guint16 *
cached_row(RowCache *cache, int y)
{
    int slot = y & 1;
    if (cache->held[slot] != y)
        take_row(cache, y, cache->rows[slot]);
    cache->held[slot] = y;
    return cache->rows[slot];
}

static void
narrow_row(const guint32 *sums, guint8 *to, int width, int channels)
{
    if (channels == 1)
        narrow(sums, to, width, 1);
    else if (channels == 3)
        narrow(sums, to, width, 3);
    else
        narrow(sums, to, width, 4);
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

static Raster *
scale(const Rows *source, int width, int height)
{
    Axis horizontal, vertical;
    Raster *target = raster_new(width, height, source->channels);
    axis_init(&horizontal, source->width, width);
    axis_init(&vertical, source->height, height);
    gsize wide = (gsize) source->width * (gsize) source->channels;
    RowCache cache = {
        .source = source,
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

static const guint8 *
row_of_raster(int y, gpointer raster)
{
    const Raster *self = raster;
    return self->pixels + (gsize) y * self->stride;
}

Raster *
raster_scale(const Raster *self, int width, int height)
{
    Rows source = {self->width, self->height, self->channels, row_of_raster,
                   (gpointer) self};
    return scale(&source, width, height);
}

Raster *
raster_limit_rows(int width, int height, int channels, gint64 max_pixels, RasterRow row,
                  gpointer data)
{
    Rows source = {width, height, channels, row, data};
    double factor = sqrt((double) max_pixels / ((double) width * height));
    return scale(&source, MAX(1, (int) (width * factor)),
                 MAX(1, (int) (height * factor)));
}

Raster *
raster_limit(Raster *self, gint64 max_pixels)
{
    if (max_pixels <= 0 || (gint64) self->width * self->height <= max_pixels)
        return self;
    Raster *smaller = raster_limit_rows(self->width, self->height, self->channels,
                                        max_pixels, row_of_raster, self);
    raster_free(self);
    return smaller;
}
