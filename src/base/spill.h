/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes that wait for their turn outside of memory: a file without a name, gone with the
 * process. Where there can be none, they wait in memory. */
#pragma once

#include <glib.h>

typedef struct Spill Spill;

/* Nothing yet, to be kept in `folder`; NULL: in memory. */
Spill *spill_new(const char *folder);
void spill_free(Spill *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Spill, spill_free)

/* Where some bytes wait. */
typedef struct {
    gsize length;
    gint64 offset; /* in the file */
    GBytes *kept;  /* not in the file, but here; owned */
} SpillPart;

void spill_part_clear(SpillPart *self);

/* Sets `bytes` aside. Any thread may ask, and several at once. */
SpillPart spill_put(Spill *self, GBytes *bytes);

/* Copies up to `length` bytes of `part` from its byte `from` on to `to`; returns how many, 0
 * at its end, -1 with errno. */
gssize spill_read(const Spill *self, const SpillPart *part, gsize from, void *to,
                  gsize length);

/* All of `part`; NULL when the file fails. The caller's. */
GBytes *spill_bytes(const Spill *self, const SpillPart *part);
