/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flate streams: the only door to libdeflate. One Flate belongs to one thread. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct Flate Flate;

/* How hard it packs, as zlib counts: what is usual, and in three quarters of the time what
 * takes a twentieth more. */
enum { FLATE_QUICK = 3, FLATE_USUAL = 6 };

Flate *flate_new(int level);
void flate_free(Flate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Flate, flate_free)

/* Room for `size` bytes, whatever they hold; lent until the next call. It comes from the
 * system and goes back to it, so that large pictures leave no holes in the heap. */
guint8 *flate_scratch(Flate *self, gsize size);

/* The bytes as a zlib stream (RFC 1950); the same bytes give the same stream. */
GBytes *flate_pack(Flate *self, const void *bytes, gsize length);

/* The bytes as a raw deflate stream (RFC 1951), as ZIP has it. */
GBytes *flate_pack_raw(Flate *self, const void *bytes, gsize length);

/* The CRC-32 of PNG and ZIP over `bytes`. */
guint32 flate_crc(const void *bytes, gsize length);

/* Unpacks the zlib stream `bytes` into `to`, which must take exactly `wanted` bytes. False
 * when the stream is broken, or longer or shorter than that. */
bool flate_unpack(Flate *self, const void *bytes, gsize length, void *to, gsize wanted);
