/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG: the only door to libpng for reading, and the chunks as they lie in the file for an
 * output that copies them. */
#pragma once

#include "image/picture.h"
#include "image/raster.h"

/* Reads the chunks before the first IDAT (PNG 3rd ed. §11) into `picture`. */
bool png_probe(const guint8 *data, gsize length, Picture *picture, GError **error);

typedef struct {
    char type[5]; /* "" when there is no further whole chunk */
    const guint8 *bytes;
    gsize length;
} PngChunk;

#define PNG_SIGNATURE_BYTES 8

/* The chunk at `*offset` of the file, which moves on; the first is at PNG_SIGNATURE_BYTES.
 * Checksums are not looked at. */
PngChunk png_next_chunk(const guint8 *data, gsize length, gsize *offset);
bool png_chunk_is(const PngChunk *self, const char *type);

/* The parts of a PNG that another container may take over. Pointers lend from the file. */
typedef struct {
    int width, height, depth;
    int colour_type; /* 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha */
    bool is_interlaced;
    const guint8 *palette; /* RGB triples; NULL */
    gsize palette_entries;
    const guint8 *transparency; /* tRNS; NULL */
    gsize transparency_length;
    bool is_whole;    /* IEND is there and no chunk breaks off */
    GByteArray *data; /* the IDAT chunks joined: one zlib stream; owned */
} PngChunks;

/* Reads all chunks; checksums are not looked at. False with `error`. */
bool png_chunks_read(const guint8 *data, gsize length, PngChunks *chunks, GError **error);
void png_chunks_clear(PngChunks *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PngChunks, png_chunks_clear)

/* Samples of one pixel: 1 to 4. */
int png_chunks_samples(const PngChunks *self);

/* The colour profile of the iCCP chunk; NULL when there is none that libpng finds sound. The
 * caller's. */
GBytes *png_profile(const guint8 *data, gsize length);

/* Decodes to 8-bit grey, RGB or RGBA, not turned, scaled down to `max_pixels` when it has more
 * (0: never): of one pass, only the result is then in memory. Damaged data gives what there
 * is and sets `*is_damaged`. NULL with `error`. */
Raster *png_decode(const guint8 *data, gsize length, gint64 max_pixels, bool *is_damaged,
                   GError **error);
