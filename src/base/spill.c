/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/spill.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

struct Spill {
    int fd; /* -1: none */
    GMutex lock;
    gint64 end;
};

static int
open_nameless(const char *folder)
{
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0)
        return fd;
    g_autofree char *name = g_build_filename(folder, ".ebook-XXXXXX", NULL);
    fd = g_mkstemp_full(name, O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0)
        unlink(name);
    return fd;
}

Spill *
spill_new(const char *folder)
{
    Spill *self = g_new0(Spill, 1);
    self->fd = folder != NULL ? open_nameless(folder) : -1;
    g_mutex_init(&self->lock);
    return self;
}

void
spill_free(Spill *self)
{
    if (self == NULL)
        return;
    if (self->fd >= 0)
        close(self->fd);
    g_mutex_clear(&self->lock);
    g_free(self);
}

void
spill_part_clear(SpillPart *self)
{
    g_clear_pointer(&self->kept, g_bytes_unref);
}

static bool
write_at(int fd, const guint8 *data, gsize length, gint64 offset)
{
    while (length > 0) {
        ssize_t put = pwrite(fd, data, length, offset);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        data += put;
        offset += put;
        length -= (gsize) put;
    }
    return true;
}

SpillPart
spill_put(Spill *self, GBytes *bytes)
{
    SpillPart part = {.length = g_bytes_get_size(bytes)};
    g_mutex_lock(&self->lock);
    part.offset = self->end;
    self->end += (gint64) part.length;
    g_mutex_unlock(&self->lock);
    if (self->fd < 0 ||
        !write_at(self->fd, g_bytes_get_data(bytes, NULL), part.length, part.offset))
        part.kept = g_bytes_ref(bytes);
    return part;
}

gssize
spill_read(const Spill *self, const SpillPart *part, gsize from, void *to, gsize length)
{
    length = MIN(length, part->length - MIN(from, part->length));
    if (part->kept != NULL) {
        if (length > 0)
            memcpy(to, (const guint8 *) g_bytes_get_data(part->kept, NULL) + from,
                   length);
        return (gssize) length;
    }
    ssize_t got;
    do
        got = pread(self->fd, to, length, part->offset + (gint64) from);
    while (got < 0 && errno == EINTR);
    return got;
}

GBytes *
spill_bytes(const Spill *self, const SpillPart *part)
{
    if (part->kept != NULL)
        return g_bytes_ref(part->kept);
    guint8 *to = g_malloc(part->length);
    for (gsize done = 0; done < part->length;) {
        gssize got = spill_read(self, part, done, to + done, part->length - done);
        if (got <= 0) {
            g_free(to);
            return NULL;
        }
        done += (gsize) got;
    }
    return g_bytes_new_take(to, part->length);
}
