/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/container.h"

#include <gio/gio.h>
#include <zip.h>

#include "epub/stream.h"
#include "image/flate.h"

struct Container {
    zip_t *zip;
    GPtrArray *parts; /* StreamPart *: what the sources read from */
    Spill *spill;
    Flate *flate;
};

static void
free_part(gpointer data)
{
    StreamPart *part = data;
    spill_part_clear(&part->part);
    g_free(part);
}

static bool
fail(Container *self, const char *name, GError **error)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "the EPUB cannot hold '%s': %s",
                name, zip_strerror(self->zip));
    return false;
}

/* 1980-01-01, the first day that ZIP knows: without it libzip takes the clock. */
static bool
add_source(Container *self, const char *name, zip_source_t *source, bool is_stored,
           GError **error)
{
    if (source == NULL)
        return fail(self, name, error);
    zip_int64_t index = zip_file_add(self->zip, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return fail(self, name, error);
    }
    zip_int32_t method = is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    if (zip_set_file_compression(self->zip, (zip_uint64_t) index, method,
                                 is_stored ? 0 : 6) != 0 ||
        zip_file_set_dostime(self->zip, (zip_uint64_t) index, 0, (1 << 5) | 1, 0) != 0)
        return fail(self, name, error);
    return true;
}

bool
container_add(Container *self, const char *name, GBytes *bytes, bool is_stored,
              GError **error)
{
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    StreamPart *part = g_new0(StreamPart, 1);
    g_autoptr(GBytes) packed =
        is_stored ? g_bytes_ref(bytes) : flate_pack_raw(self->flate, data, length);
    part->spill = self->spill;
    part->part = spill_put(self->spill, packed);
    part->is_deflated = !is_stored;
    part->size = length;
    part->crc = flate_crc(data, length);
    g_ptr_array_add(self->parts, part);
    return add_source(self, name, stream_part_reader(self->zip, part), is_stored, error);
}

bool
container_add_file(Container *self, const char *name, const Folder *folder,
                   const char *path, gint64 size, GError **error)
{
    return add_source(self, name, stream_reader(self->zip, folder, path, size), true,
                      error);
}

Container *
container_new(const char *path, GError **error)
{
    g_autoptr(Container) self = g_new0(Container, 1);
    g_autofree char *folder = g_path_get_dirname(path);
    self->parts = g_ptr_array_new_with_free_func(free_part);
    self->spill = spill_new(folder);
    self->flate = flate_new(FLATE_USUAL);
    zip_error_t reason;
    zip_error_init(&reason);
    zip_source_t *target = stream_writer(path, &reason);
    self->zip =
        target != NULL ? zip_open_from_source(target, ZIP_TRUNCATE, &reason) : NULL;
    if (self->zip == NULL) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s cannot be written: %s",
                    path, zip_error_strerror(&reason));
        zip_source_free(target);
        zip_error_fini(&reason);
        return NULL;
    }
    zip_error_fini(&reason);
    static const char mimetype[] = "application/epub+zip";
    g_autoptr(GBytes) bytes = g_bytes_new_static(mimetype, sizeof mimetype - 1);
    if (!container_add(self, "mimetype", bytes, true, error))
        return NULL;
    return g_steal_pointer(&self);
}

void
container_free(Container *self)
{
    if (self == NULL)
        return;
    if (self->zip != NULL)
        zip_discard(self->zip);
    g_ptr_array_unref(self->parts);
    spill_free(self->spill);
    flate_free(self->flate);
    g_free(self);
}

bool
container_write(Container *self, GError **error)
{
    if (zip_close(self->zip) != 0) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                    "the EPUB cannot be written: %s", zip_strerror(self->zip));
        return false;
    }
    self->zip = NULL;
    return true;
}
