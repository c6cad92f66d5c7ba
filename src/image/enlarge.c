/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/enlarge.h"

#include <math.h>
#include <string.h>

#define LOBES 3
#define TAPS (2 * LOBES)
/* Weights sum to 1 << WEIGHT_BITS, their sizes to less than 1.4 times that, and samples are
 * 16 bits wide (colour times alpha), so that sums over both axes fit in 32 bits. */
#define WEIGHT_BITS 14
#define WEIGHT_ONE (1 << WEIGHT_BITS)
#define SAMPLE_MAX (255 * 255)

/* Which source positions make one target position; outside the picture its edge goes on. */
typedef struct {
    int places[TAPS];
    gint32 weights[TAPS];
} Share;

static double
lanczos(double x)
{
    if (fabs(x) < 1e-9)
        return 1;
    double angle = G_PI * x;
    return fabs(x) >= LOBES ? 0
                            : LOBES * sin(angle) * sin(angle / LOBES) / (angle * angle);
}

static Share
share_at(double centre, int source)
{
    Share share;
    double weights[TAPS], sum = 0;
    int first = (int) floor(centre) - LOBES + 1;
    for (int i = 0; i < TAPS; i++) {
        share.places[i] = CLAMP(first + i, 0, source - 1);
        weights[i] = lanczos(centre - (first + i));
        sum += weights[i];
    }
    gint32 left = WEIGHT_ONE;
    for (int i = 0; i < TAPS; i++) {
        share.weights[i] = (gint32) lround(weights[i] / sum * WEIGHT_ONE);
        left -= share.weights[i];
    }
    share.weights[LOBES - 1] += left;
    return share;
}

static Share *
axis_new(int source, int target)
{
    Share *axis = g_new(Share, target);
    double step = (double) source / target;
    for (int i = 0; i < target; i++)
        axis[i] = share_at((i + 0.5) * step - 0.5, source);
    return axis;
}

/* Beyond white and black too: only the end result is cut, or colours would shift. */
static gint32
whole(gint32 sum)
{
    return (sum + WEIGHT_ONE / 2) >> WEIGHT_BITS;
}

/* ---- along a row --------------------------------------------------------------------- */

/* Samples times alpha, 16 bits each. */
static void
widen_row(const Raster *raster, bool has_alpha, int y, gint32 *to)
{
    const guint8 *from = raster->pixels + (gsize) y * raster->stride;
    gsize samples = (gsize) raster->width * (gsize) raster->channels;
    for (gsize i = 0; i < samples; i++)
        to[i] = from[i] * (has_alpha && i % 4 != 3 ? from[i | 3] : 255);
}

static void
stretch_row(const Share *axis, const gint32 *from, gint32 *to, int width, int channels)
{
    for (int x = 0; x < width; x++)
        for (int c = 0; c < channels; c++) {
            gint32 sum = 0;
            for (int i = 0; i < TAPS; i++)
                sum += axis[x].weights[i] * from[axis[x].places[i] * channels + c];
            *to++ = whole(sum);
        }
}

/* Stretched source rows, as many as make one target row; each lies at its number modulo
 * TAPS. */
typedef struct {
    const Raster *raster;
    bool has_alpha;
    const Share *axis;
    int width;
    gint32 *wide, *rows[TAPS];
    int held[TAPS];
} RowCache;

static const gint32 *
cached_row(RowCache *cache, int y)
{
    int slot = y % TAPS;
    if (cache->held[slot] != y) {
        widen_row(cache->raster, cache->has_alpha, y, cache->wide);
        stretch_row(cache->axis, cache->wide, cache->rows[slot], cache->width,
                    cache->raster->channels);
        cache->held[slot] = y;
    }
    return cache->rows[slot];
}

/* ---- across rows --------------------------------------------------------------------- */

static void
narrow_row(const gint32 *sums, guint8 *to, int width, int channels, bool has_alpha)
{
    for (int x = 0; x < width; x++, sums += channels, to += channels) {
        gint32 alpha = has_alpha ? whole(sums[3]) : SAMPLE_MAX;
        for (int c = 0; c < channels; c++) {
            gint32 all = has_alpha && c < 3 ? alpha : SAMPLE_MAX;
            gint32 value = whole(sums[c]) * 255 + all / 2;
            to[c] = all <= 0 ? 0 : (guint8) CLAMP(value / all, 0, 255);
        }
    }
}

static void
stretch_columns(RowCache *cache, const Share *vertical, Raster *target)
{
    gsize samples = (gsize) target->width * (gsize) target->channels;
    g_autofree gint32 *sums = g_new(gint32, samples);
    for (int y = 0; y < target->height; y++) {
        memset(sums, 0, samples * sizeof *sums);
        for (int i = 0; i < TAPS; i++) {
            const gint32 *row = cached_row(cache, vertical[y].places[i]);
            for (gsize s = 0; s < samples; s++)
                sums[s] += vertical[y].weights[i] * row[s];
        }
        narrow_row(sums, target->pixels + (gsize) y * target->stride, target->width,
                   target->channels, cache->has_alpha);
    }
}

static Raster *
enlarge(const Raster *self, bool has_alpha, int width, int height)
{
    Raster *target = raster_new(width, height, self->channels);
    g_autofree Share *horizontal = axis_new(self->width, width);
    g_autofree Share *vertical = axis_new(self->height, height);
    RowCache cache = {
        .raster = self, .has_alpha = has_alpha, .axis = horizontal, .width = width};
    cache.wide = g_new(gint32, self->stride);
    for (int i = 0; i < TAPS; i++) {
        cache.rows[i] = g_new(gint32, target->stride);
        cache.held[i] = -1;
    }
    stretch_columns(&cache, vertical, target);
    g_free(cache.wide);
    for (int i = 0; i < TAPS; i++)
        g_free(cache.rows[i]);
    return target;
}

Raster *
raster_enlarge(const Raster *self, int width, int height)
{
    return enlarge(self, self->channels == 4, width, height);
}

Raster *
raster_enlarge_inks(const Raster *self, int width, int height)
{
    return enlarge(self, false, width, height);
}
