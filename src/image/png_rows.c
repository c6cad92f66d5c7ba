/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/png_rows.h"

#include <string.h>

bool
png_rows_unpack(const PngChunks *chunks, Flate *flate, PngRows *rows)
{
    gsize samples = (gsize) png_chunks_samples(chunks);
    gsize row = ((gsize) chunks->width * samples * (gsize) chunks->depth + 7) / 8;
    gsize pixel = MAX(1, samples * (gsize) chunks->depth / 8);
    *rows = (PngRows){
        (gsize) chunks->width, (gsize) chunks->height, row, samples, pixel, NULL};
    gsize length = (row + 1) * rows->height;
    rows->bytes = flate_scratch(flate, length);
    if (!flate_unpack(flate, chunks->data->data, chunks->data->len, rows->bytes, length))
        return false;
    for (gsize y = 0; y < rows->height; y++)
        if (rows->bytes[y * (row + 1)] >= FILTERS)
            return false;
    return true;
}

/* What the filters leave of a channel that is 255 throughout: at the left edge and in the
 * rest of a row (PNG 3rd ed. §9.2, with 0 for what lies outside). */
static void
opaque_residuals(int filter, bool is_first_row, guint8 *edge, guint8 *rest)
{
    static const guint8 edges[2][FILTERS] = {{255, 255, 0, 128, 0},
                                             {255, 255, 255, 255, 255}};
    static const guint8 rests[2][FILTERS] = {{255, 0, 0, 0, 0}, {255, 0, 255, 128, 0}};
    *edge = edges[is_first_row][filter];
    *rest = rests[is_first_row][filter];
}

/* Whether the last byte of each four from the second pixel on is `rest`, eight bytes at a
 * time: it is asked of every pixel of every screenshot. */
static bool
is_even_of_four(const guint8 *row, gsize pixels, guint8 rest)
{
    guint8 wanted_bytes[8] = {0, 0, 0, rest, 0, 0, 0, rest};
    static const guint8 mask_bytes[8] = {0, 0, 0, 255, 0, 0, 0, 255};
    guint64 wanted, mask, differs = 0;
    memcpy(&wanted, wanted_bytes, 8);
    memcpy(&mask, mask_bytes, 8);
    gsize x = 1;
    for (; x + 1 < pixels; x += 2) {
        guint64 two;
        memcpy(&two, row + x * 4, 8);
        differs |= (two & mask) ^ wanted;
    }
    return differs == 0 && (x >= pixels || row[x * 4 + 3] == rest);
}

static bool
is_even(const guint8 *row, gsize pixels, gsize step, guint8 rest)
{
    if (step == 4)
        return is_even_of_four(row, pixels, rest);
    guint8 differs = 0;
    for (gsize x = 1; x < pixels; x++)
        differs |= row[x * step + step - 1] ^ rest;
    return differs == 0;
}

bool
png_rows_are_opaque(const PngRows *self)
{
    for (gsize y = 0; y < self->height; y++) {
        const guint8 *row = self->bytes + y * (self->row + 1);
        guint8 edge, rest;
        opaque_residuals(row[0], y == 0, &edge, &rest);
        if (row[self->samples] != edge ||
            !is_even(row + 1, self->width, self->samples, rest))
            return false;
    }
    return true;
}

/* ---- filters ------------------------------------------------------------------------- */

static guint8
paeth(int left, int up, int up_left)
{
    int guess = left + up - up_left;
    int a = ABS(guess - left), b = ABS(guess - up), c = ABS(guess - up_left);
    return (guint8) (a <= b && a <= c ? left : b <= c ? up : up_left);
}

/* What the filter says of byte `x` of a row beside and below what is known. */
static inline guint8
predicted(int filter, const guint8 *row, const guint8 *above, gsize x, gsize pixel)
{
    int left = x >= pixel ? row[x - pixel] : 0;
    int up_left = x >= pixel ? above[x - pixel] : 0;
    switch (filter) {
    case FILTER_SUB:
        return (guint8) left;
    case FILTER_UP:
        return above[x];
    case FILTER_AVERAGE:
        return (guint8) ((left + above[x]) / 2);
    case FILTER_PAETH:
        return paeth(left, above[x], up_left);
    default:
        return 0;
    }
}

static inline void
unfilter_with(int filter, guint8 *row, const guint8 *above, gsize length, gsize pixel)
{
    for (gsize x = 0; x < length; x++)
        row[x] = (guint8) (row[x] + predicted(filter, row, above, x, pixel));
}

/* From the last byte to the first: what is predicted from lies before. */
static inline void
filter_with(int filter, guint8 *row, const guint8 *above, gsize length, gsize pixel)
{
    for (gsize x = length; x-- > 0;)
        row[x] = (guint8) (row[x] - predicted(filter, row, above, x, pixel));
}

/* A loop a filter: asked for each byte, the question would cost more than the answer. */
#define EACH_FILTER(act)                                                                 \
    switch (filter) {                                                                    \
    case FILTER_SUB:                                                                     \
        act(FILTER_SUB, row, above, length, pixel);                                      \
        break;                                                                           \
    case FILTER_UP:                                                                      \
        act(FILTER_UP, row, above, length, pixel);                                       \
        break;                                                                           \
    case FILTER_AVERAGE:                                                                 \
        act(FILTER_AVERAGE, row, above, length, pixel);                                  \
        break;                                                                           \
    case FILTER_PAETH:                                                                   \
        act(FILTER_PAETH, row, above, length, pixel);                                    \
        break;                                                                           \
    }

static void
unfilter_row(int filter, guint8 *row, const guint8 *above, gsize length, gsize pixel)
{
    EACH_FILTER(unfilter_with)
}

static void
filter_row(int filter, guint8 *row, const guint8 *above, gsize length, gsize pixel)
{
    EACH_FILTER(filter_with)
}

void
png_rows_unfilter(PngRows *self)
{
    g_autofree guint8 *nothing = g_malloc0(self->row);
    const guint8 *above = nothing;
    for (gsize y = 0; y < self->height; y++) {
        guint8 *row = self->bytes + y * (self->row + 1);
        unfilter_row(row[0], row + 1, above, self->row, self->pixel);
        above = row + 1;
    }
}

void
png_rows_filter(PngRows *self)
{
    g_autofree guint8 *nothing = g_malloc0(self->row);
    for (gsize y = self->height; y-- > 0;) {
        guint8 *row = self->bytes + y * (self->row + 1);
        const guint8 *above = y > 0 ? row - self->row : nothing;
        filter_row(row[0], row + 1, above, self->row, self->pixel);
    }
}
