/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/flate.h"

#include <libdeflate.h>

#define LEVEL 6

struct Flate {
    struct libdeflate_compressor *compressor;
    struct libdeflate_decompressor *decompressor;
};

Flate *
flate_new(void)
{
    Flate *self = g_new0(Flate, 1);
    self->compressor = libdeflate_alloc_compressor(LEVEL);
    self->decompressor = libdeflate_alloc_decompressor();
    if (self->compressor == NULL || self->decompressor == NULL)
        g_error("out of memory");
    return self;
}

void
flate_free(Flate *self)
{
    if (self == NULL)
        return;
    libdeflate_free_compressor(self->compressor);
    libdeflate_free_decompressor(self->decompressor);
    g_free(self);
}

GBytes *
flate_pack(Flate *self, const void *bytes, gsize length)
{
    gsize bound = libdeflate_zlib_compress_bound(self->compressor, length);
    guint8 *packed = g_malloc(bound);
    gsize size = libdeflate_zlib_compress(self->compressor, bytes, length, packed, bound);
    g_assert(size > 0);
    return g_bytes_new_take(g_realloc(packed, size), size);
}

bool
flate_unpack(Flate *self, const void *bytes, gsize length, void *to, gsize wanted)
{
    return libdeflate_zlib_decompress(self->decompressor, bytes, length, to, wanted,
                                      NULL) == LIBDEFLATE_SUCCESS;
}
