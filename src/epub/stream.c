/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/limits.h"

typedef struct {
    const Folder *folder; /* NULL: a writer */
    char *path;
    int fd;
    gint64 size;
    zip_error_t error;
} Stream;

static void
stream_free(Stream *self)
{
    if (self->fd >= 0)
        close(self->fd);
    zip_error_fini(&self->error);
    g_free(self->path);
    g_free(self);
}

static Stream *
stream_new(const Folder *folder, const char *path, gint64 size)
{
    Stream *self = g_new0(Stream, 1);
    self->folder = folder;
    self->path = g_strdup(path);
    self->fd = -1;
    self->size = size;
    zip_error_init(&self->error);
    return self;
}

static zip_int64_t
fail(Stream *self, int code)
{
    zip_error_set(&self->error, code, errno);
    return -1;
}

static zip_int64_t
read_some(Stream *self, void *data, zip_uint64_t length)
{
    ssize_t got;
    do
        got = read(self->fd, data, length);
    while (got < 0 && errno == EINTR);
    return got < 0 ? fail(self, ZIP_ER_READ) : got;
}

static zip_int64_t
write_all(Stream *self, const char *data, zip_uint64_t length)
{
    for (zip_uint64_t done = 0; done < length;) {
        ssize_t put = write(self->fd, data + done, length - done);
        if (put < 0 && errno != EINTR)
            return fail(self, ZIP_ER_WRITE);
        done += put > 0 ? (zip_uint64_t) put : 0;
    }
    return (zip_int64_t) length;
}

static zip_int64_t
stat_of(Stream *self, void *data)
{
    zip_stat_t *stat = data;
    zip_stat_init(stat);
    stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD;
    stat->size = (zip_uint64_t) self->size;
    stat->comp_method = ZIP_CM_STORE;
    return sizeof *stat;
}

static zip_int64_t
close_file(Stream *self)
{
    int status = self->fd >= 0 ? close(self->fd) : 0;
    self->fd = -1;
    return status == 0 ? 0 : fail(self, ZIP_ER_CLOSE);
}

static zip_int64_t
read_command(void *state, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    Stream *self = state;
    switch (command) {
    case ZIP_SOURCE_OPEN:
        self->fd = folder_open_file(self->folder, self->path, LIMIT_IMAGE_BYTES, NULL);
        return self->fd >= 0 ? 0 : fail(self, ZIP_ER_OPEN);
    case ZIP_SOURCE_READ:
        return read_some(self, data, length);
    case ZIP_SOURCE_CLOSE:
        return close_file(self);
    case ZIP_SOURCE_STAT:
        return stat_of(self, data);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&self->error, data, length);
    case ZIP_SOURCE_FREE:
        stream_free(self);
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ,
                                              ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
        zip_error_set(&self->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

zip_source_t *
stream_reader(zip_t *zip, const Folder *folder, const char *path, gint64 size)
{
    Stream *self = stream_new(folder, path, size);
    zip_source_t *source = zip_source_function(zip, read_command, self);
    if (source == NULL)
        stream_free(self);
    return source;
}

/* ---- what was set aside ---------------------------------------------------------------------- */

typedef struct {
    const StreamPart *part;
    gsize done;
    zip_error_t error;
} PartStream;

static zip_int64_t
part_stat(const StreamPart *part, void *data)
{
    zip_stat_t *stat = data;
    zip_stat_init(stat);
    stat->valid =
        ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
    stat->size = part->size;
    stat->comp_size = part->part.length;
    stat->comp_method = part->is_deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
    stat->crc = part->crc;
    return sizeof *stat;
}

static zip_int64_t
part_read(PartStream *self, void *data, zip_uint64_t length)
{
    gssize got =
        spill_read(self->part->spill, &self->part->part, self->done, data, length);
    if (got < 0)
        zip_error_set(&self->error, ZIP_ER_READ, errno);
    else
        self->done += (gsize) got;
    return got;
}

static zip_int64_t
part_command(void *state, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    PartStream *self = state;
    switch (command) {
    case ZIP_SOURCE_OPEN:
        self->done = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return part_read(self, data, length);
    case ZIP_SOURCE_CLOSE:
        return 0;
    case ZIP_SOURCE_STAT:
        return part_stat(self->part, data);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&self->error, data, length);
    case ZIP_SOURCE_FREE:
        zip_error_fini(&self->error);
        g_free(self);
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ,
                                              ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
        zip_error_set(&self->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

zip_source_t *
stream_part_reader(zip_t *zip, const StreamPart *part)
{
    PartStream *self = g_new0(PartStream, 1);
    self->part = part;
    zip_error_init(&self->error);
    zip_source_t *source = zip_source_function(zip, part_command, self);
    if (source == NULL)
        g_free(self);
    return source;
}

/* ---- writing -------------------------------------------------------------------------------- */

static zip_int64_t
seek_to(Stream *self, void *data, zip_uint64_t length)
{
    zip_source_args_seek_t *where =
        ZIP_SOURCE_GET_ARGS(zip_source_args_seek_t, data, length, &self->error);
    if (where == NULL)
        return -1;
    return lseek(self->fd, where->offset, where->whence) < 0 ? fail(self, ZIP_ER_SEEK)
                                                             : 0;
}

static zip_int64_t
write_command(void *state, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    Stream *self = state;
    switch (command) {
    case ZIP_SOURCE_BEGIN_WRITE:
        self->fd = open(self->path, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOFOLLOW);
        return self->fd >= 0 ? 0 : fail(self, ZIP_ER_OPEN);
    case ZIP_SOURCE_WRITE:
        return write_all(self, data, length);
    case ZIP_SOURCE_SEEK_WRITE:
        return seek_to(self, data, length);
    case ZIP_SOURCE_TELL_WRITE: {
        off_t at = lseek(self->fd, 0, SEEK_CUR);
        return at < 0 ? fail(self, ZIP_ER_TELL) : at;
    }
    case ZIP_SOURCE_COMMIT_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
        return close_file(self);
    case ZIP_SOURCE_STAT:
        return stat_of(self, data);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&self->error, data, length);
    case ZIP_SOURCE_OPEN: /* libzip looks for an archive to change: there is none */
    case ZIP_SOURCE_READ:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_SEEK:
    case ZIP_SOURCE_TELL:
    case ZIP_SOURCE_REMOVE:
        return 0;
    case ZIP_SOURCE_FREE:
        stream_free(self);
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_SEEK,
            ZIP_SOURCE_TELL, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
            ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE,
            ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE,
            ZIP_SOURCE_REMOVE, -1);
    default:
        zip_error_set(&self->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

zip_source_t *
stream_writer(const char *path, zip_error_t *error)
{
    Stream *self = stream_new(NULL, path, 0);
    zip_source_t *source = zip_source_function_create(write_command, self, error);
    if (source == NULL)
        stream_free(self);
    return source;
}
