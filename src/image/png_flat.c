/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/png_flat.h"

#include <string.h>

#include "image/png_rows.h"

/* ---- pixels -------------------------------------------------------------------------- */

static guint8
over_white(guint value, guint alpha)
{
    return (guint8) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
}

/* A row without its alpha, moved to `to`, which lies no further on. */
static inline void
drop_alpha_of_row(const guint8 *from, guint8 *to, gsize width, gsize colours)
{
    for (gsize x = 0; x < width; x++, from += colours + 1, to += colours) {
        guint alpha = from[colours];
        for (gsize c = 0; c < colours; c++)
            to[c] = alpha == 255 ? from[c] : over_white(from[c], alpha);
    }
}

/* Moves the colours together, in place: rows are as yet unfiltered. */
static void
drop_alpha(PngRows *rows)
{
    gsize colours = rows->samples - 1, row = rows->width * colours;
    for (gsize y = 0; y < rows->height; y++) {
        const guint8 *from = rows->bytes + y * (rows->row + 1);
        guint8 *to = rows->bytes + y * (row + 1);
        *to++ = *from++;
        if (colours == 3)
            drop_alpha_of_row(from, to, rows->width, 3);
        else
            drop_alpha_of_row(from, to, rows->width, 1);
    }
    rows->samples = rows->pixel = colours;
    rows->row = row;
}

/* ---- file ---------------------------------------------------------------------------- */

static void
add_chunk(GByteArray *out, const char *type, const guint8 *bytes, gsize length)
{
    guint32 size = GUINT32_TO_BE((guint32) length);
    guint start = out->len + 4;
    g_byte_array_append(out, (const guint8 *) &size, 4);
    g_byte_array_append(out, (const guint8 *) type, 4);
    if (length > 0)
        g_byte_array_append(out, bytes, (guint) length);
    guint32 crc = GUINT32_TO_BE(flate_crc(out->data + start, length + 4));
    g_byte_array_append(out, (const guint8 *) &crc, 4);
}

static GBytes *
make_file(GBytes *file, const PngRows *rows, Flate *flate)
{
    static const char *const kept[] = {"iCCP", "sRGB", "gAMA", "cHRM", "pHYs"};
    gsize length, offset = PNG_SIGNATURE_BYTES;
    const guint8 *data = g_bytes_get_data(file, &length);
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, data, PNG_SIGNATURE_BYTES);
    for (PngChunk chunk = png_next_chunk(data, length, &offset);
         !png_chunk_is(&chunk, "IDAT"); chunk = png_next_chunk(data, length, &offset)) {
        if (png_chunk_is(&chunk, "IHDR")) {
            guint8 header[13];
            memcpy(header, chunk.bytes, sizeof header);
            header[9] &= 3; /* the colour type without its bit for alpha */
            add_chunk(out, "IHDR", header, sizeof header);
        }
        for (gsize i = 0; i < G_N_ELEMENTS(kept); i++)
            if (png_chunk_is(&chunk, kept[i]))
                add_chunk(out, kept[i], chunk.bytes, chunk.length);
    }
    g_autoptr(GBytes) packed =
        flate_pack(flate, rows->bytes, rows->height * (rows->row + 1));
    add_chunk(out, "IDAT", g_bytes_get_data(packed, NULL), g_bytes_get_size(packed));
    add_chunk(out, "IEND", NULL, 0);
    return g_byte_array_free_to_bytes(out);
}

PngFlat
png_flatten(GBytes *file, Flate *flate, GBytes **flat)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(file, &length);
    g_auto(PngChunks) chunks = {0};
    PngRows rows;
    *flat = NULL;
    if (!png_chunks_read(data, length, &chunks, NULL) || !chunks.is_whole ||
        chunks.is_interlaced || chunks.depth != 8 || chunks.colour_type < 4 ||
        !png_rows_unpack(&chunks, flate, &rows))
        return PNG_FLAT_UNFIT;
    if (png_rows_are_opaque(&rows))
        return PNG_FLAT_OPAQUE;
    png_rows_unfilter(&rows);
    drop_alpha(&rows);
    png_rows_filter(&rows);
    *flat = make_file(file, &rows, flate);
    return PNG_FLAT_MADE;
}
