/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/png_rows.h"

bool
png_rows_unpack(const PngChunks *chunks, Flate *flate, PngRows *rows)
{
    gsize samples = (gsize) png_chunks_samples(chunks);
    gsize row = ((gsize) chunks->width * samples * (gsize) chunks->depth + 7) / 8;
    *rows = (PngRows){(gsize) chunks->width, (gsize) chunks->height, row, samples, NULL};
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

bool
png_rows_are_opaque(const PngRows *self)
{
    gsize step = self->samples;
    for (gsize y = 0; y < self->height; y++) {
        const guint8 *row = self->bytes + y * (self->row + 1);
        const guint8 *alpha = row + step; /* past the filter byte and the colours */
        guint8 edge, rest, differs = 0;
        opaque_residuals(row[0], y == 0, &edge, &rest);
        if (alpha[0] != edge)
            return false;
        for (gsize x = 1; x < self->width; x++)
            differs |= alpha[x * step] ^ rest;
        if (differs != 0)
            return false;
    }
    return true;
}
