/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/pool.h"

#include <stddef.h>
#include <string.h>

#define ALIGNMENT _Alignof(max_align_t)
/* With malloc's own word it fills four pages; the first is small, as many pools are. */
#define BLOCK_BYTES (16384 - 16)
#define FIRST_BLOCK_BYTES (1024 - 16)

typedef struct Block Block;
struct Block {
    Block *before;
    _Alignas(max_align_t) char bytes[];
};

struct Pool {
    Block *last;
    char *next; /* free bytes of `last`, zeroed as they are taken */
    gsize left;
};

Pool *
pool_new(void)
{
    return g_new0(Pool, 1);
}

void
pool_free(Pool *self)
{
    if (self == NULL)
        return;
    for (Block *block = self->last, *before; block != NULL; block = before) {
        before = block->before;
        g_free(block);
    }
    g_free(self);
}

static Block *
add_block(Pool *self, gsize bytes)
{
    Block *block = g_malloc(sizeof(Block) + bytes);
    block->before = self->last;
    self->last = block;
    return block;
}

/* What is large gets a block of its own, before the one that is being filled. */
static gpointer
take_large(Pool *self, gsize size)
{
    Block *open = self->last;
    Block *block = add_block(self, size);
    if (open != NULL) {
        self->last = open;
        block->before = open->before;
        open->before = block;
    }
    return memset(block->bytes, 0, size);
}

gpointer
pool_take(Pool *self, gsize size)
{
    gsize taken = (MAX(size, 1) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    g_assert(taken >= size);
    if (taken > self->left) {
        gsize room =
            (self->last == NULL ? FIRST_BLOCK_BYTES : BLOCK_BYTES) - sizeof(Block);
        if (taken > room / 4)
            return take_large(self, taken);
        self->next = add_block(self, room)->bytes;
        self->left = room;
    }
    gpointer bytes = self->next;
    self->next += taken;
    self->left -= taken;
    return memset(bytes, 0, size);
}

char *
pool_copy_text(Pool *self, const char *text, gsize length)
{
    char *copy = pool_take(self, length + 1);
    memcpy(copy, text, length);
    return copy;
}
