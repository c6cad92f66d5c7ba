/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pool: memory for many small things that all end together.
 *
 * A long book has some 200,000 runs of glyphs and half as many places where a page may
 * end. Asking the system for each, and giving each back, took a fifth of the time that
 * layout took. What lies in a pool is never freed by itself.
 */
#pragma once

#include <glib.h>

typedef struct Pool Pool;

Pool *pool_new(void);
/* Gives back all that was taken from it. */
void pool_free(Pool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pool, pool_free)

/* `size` bytes, zeroed and aligned for any type. Never NULL. */
gpointer pool_take(Pool *self, gsize size);
/* Room for `count` things of `type`, zeroed. */
#define pool_take_array(self, type, count)                                               \
    ((type *) pool_take((self), sizeof(type) * (gsize) (count)))
/* A copy of `length` bytes of `text` with a NUL after them. */
char *pool_copy_text(Pool *self, const char *text, gsize length);
