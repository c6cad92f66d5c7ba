/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/png_split.h"

#include <string.h>

#include "image/png_rows.h"

void
png_parts_clear(PngParts *self)
{
    g_clear_pointer(&self->colour, g_bytes_unref);
    g_clear_pointer(&self->alpha, g_bytes_unref);
}

bool
png_split_suits(const PngChunks *chunks)
{
    bool has_colour_key = chunks->transparency != NULL && chunks->colour_type != 3;
    bool has_palette = chunks->colour_type != 3 || chunks->palette_entries > 0;
    return chunks->is_whole && !chunks->is_interlaced && chunks->depth <= 8 &&
           !has_colour_key && has_palette;
}

/* ---- alpha channels ------------------------------------------------------------------ */

/* The last sample of each pixel, as a filtered picture of its own. */
static GBytes *
pack_alpha(const PngRows *filtered, Flate *flate)
{
    gsize length = (filtered->width + 1) * filtered->height;
    g_autofree guint8 *bytes = g_malloc(length);
    guint8 *to = bytes;
    for (gsize y = 0; y < filtered->height; y++) {
        const guint8 *from = filtered->bytes + y * (filtered->row + 1);
        *to++ = *from;
        from += filtered->samples;
        for (gsize x = 0; x < filtered->width; x++, from += filtered->samples)
            *to++ = *from;
    }
    return flate_pack(flate, bytes, length);
}

/* The samples before it, moved together in place. */
static GBytes *
pack_colours(PngRows *filtered, Flate *flate)
{
    const guint8 *from = filtered->bytes;
    guint8 *to = filtered->bytes;
    for (gsize y = 0; y < filtered->height; y++) {
        *to++ = *from++;
        if (filtered->samples == 4) {
            /* The fourth byte is written over: it lies in what was read already. */
            for (gsize x = 0; x < filtered->width; x++, from += 4, to += 3)
                memmove(to, from, 4);
        } else {
            for (gsize x = 0; x < filtered->width; x++, from += 2)
                *to++ = *from;
        }
    }
    return flate_pack(flate, filtered->bytes, (gsize) (to - filtered->bytes));
}

static void
split_channels(PngRows *filtered, Flate *flate, PngParts *parts)
{
    if (!png_rows_are_opaque(filtered))
        parts->alpha = pack_alpha(filtered, flate);
    parts->colour = pack_colours(filtered, flate);
}

/* ---- transparent palette entries ----------------------------------------------------- */

/* The opacity of each pixel by its palette entry, rows unfiltered. */
static void
make_palette_alpha(PngRows *filtered, const PngChunks *chunks, Flate *flate,
                   PngParts *parts)
{
    guint8 opacity[256];
    memset(opacity, 255, sizeof opacity);
    memcpy(opacity, chunks->transparency, MIN(chunks->transparency_length, 256));
    png_rows_unfilter(filtered);
    gsize length = (filtered->width + 1) * filtered->height;
    g_autofree guint8 *bytes = g_malloc(length);
    guint8 *to = bytes;
    guint8 all = 255;
    guint depth = (guint) chunks->depth, mask = (1u << depth) - 1;
    for (gsize y = 0; y < filtered->height; y++) {
        const guint8 *row = filtered->bytes + y * (filtered->row + 1) + 1;
        *to++ = FILTER_NONE;
        for (gsize x = 0; x < filtered->width; x++) {
            guint shift = 8 - depth - (guint) (x * depth % 8);
            guint8 value = opacity[row[x * depth / 8] >> shift & mask];
            all &= value;
            *to++ = value;
        }
    }
    if (all != 255)
        parts->alpha = flate_pack(flate, bytes, length);
}

bool
png_split(const PngChunks *chunks, Flate *flate, PngParts *parts)
{
    PngRows filtered;
    bool is_sound = png_rows_unpack(chunks, flate, &filtered);
    if (is_sound && chunks->colour_type >= 4)
        split_channels(&filtered, flate, parts);
    else if (is_sound && chunks->transparency != NULL)
        make_palette_alpha(&filtered, chunks, flate, parts);
    return is_sound;
}
