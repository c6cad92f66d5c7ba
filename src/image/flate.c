/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "image/flate.h"

#include <libdeflate.h>
#include <string.h>
#include <sys/mman.h>

#define KEPT_BYTES (24u << 20) /* a smaller area is used again: new pages cost time */

/* Pages straight from the system. */
typedef struct {
    void *start;
    gsize size;
} Area;

struct Flate {
    struct libdeflate_compressor *compressor;
    struct libdeflate_decompressor *decompressor;
    Area scratch, packed;
};

static void
area_clear(Area *area)
{
    if (area->start != NULL)
        munmap(area->start, area->size);
    *area = (Area){NULL, 0};
}

static void *
area_reserve(Area *area, gsize size)
{
    if (area->size >= size && area->size <= MAX(size, KEPT_BYTES))
        return area->start;
    area_clear(area);
    void *start = mmap(NULL, MAX(size, 1), PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED)
        g_error("out of memory: %zu bytes", size);
    madvise(start, MAX(size, 1),
            MADV_HUGEPAGE); /* small pages cost more than inflating */
    *area = (Area){start, MAX(size, 1)};
    return start;
}

Flate *
flate_new(int level)
{
    Flate *self = g_new0(Flate, 1);
    self->compressor = libdeflate_alloc_compressor(level);
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
    area_clear(&self->scratch);
    area_clear(&self->packed);
    g_free(self);
}

guint8 *
flate_scratch(Flate *self, gsize size)
{
    return area_reserve(&self->scratch, size);
}

/* The first `size` bytes of the area, copied out of it. */
static GBytes *
take_packed(Flate *self, gsize size)
{
    g_assert(size > 0);
    GBytes *result = g_bytes_new(self->packed.start, size);
    if (self->packed.size > KEPT_BYTES)
        area_clear(&self->packed);
    return result;
}

GBytes *
flate_pack(Flate *self, const void *bytes, gsize length)
{
    gsize bound = libdeflate_zlib_compress_bound(self->compressor, length);
    guint8 *packed = area_reserve(&self->packed, bound);
    return take_packed(
        self, libdeflate_zlib_compress(self->compressor, bytes, length, packed, bound));
}

GBytes *
flate_pack_raw(Flate *self, const void *bytes, gsize length)
{
    gsize bound = libdeflate_deflate_compress_bound(self->compressor, length);
    guint8 *packed = area_reserve(&self->packed, bound);
    return take_packed(self, libdeflate_deflate_compress(self->compressor, bytes, length,
                                                         packed, bound));
}

guint32
flate_crc(const void *bytes, gsize length)
{
    return libdeflate_crc32(0, bytes, length);
}

bool
flate_unpack(Flate *self, const void *bytes, gsize length, void *to, gsize wanted)
{
    return libdeflate_zlib_decompress(self->decompressor, bytes, length, to, wanted,
                                      NULL) == LIBDEFLATE_SUCCESS;
}
