/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ZIP container of an EPUB (OCF): the only door to libzip.
 *
 * The same entries give the same bytes: fixed dates, fixed order, no extra fields (EPUB
 * 3.3 §4.3). Text is deflated, pictures are stored: they are compressed already.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/files.h"

typedef struct Container Container;

/* A container that will be the file `path`, which exists and is empty; it is written in place,
 * without a temporary file beside it. `mimetype` is its first entry. */
Container *container_new(const char *path, GError **error);
void container_free(Container *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Container, container_free)

/* Adds `bytes` under `name`, `is_stored`: without deflating. They wait packed beside the file
 * until the end, not in memory. */
bool container_add(Container *self, const char *name, GBytes *bytes, bool is_stored,
                   GError **error);
/* Adds the file `path` of `folder`, `size` bytes, stored; it is opened only when its turn comes,
 * so a hundred megabytes of pictures are never in memory. `folder` must outlive the container. */
bool container_add_file(Container *self, const char *name, const Folder *folder,
                        const char *path, gint64 size, GError **error);
/* Writes the file. */
bool container_write(Container *self, GError **error);
