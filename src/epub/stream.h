/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libzip reads pictures from and writes the EPUB to: files of ours, opened when needed. */
#pragma once

#include <zip.h>

#include "base/files.h"
#include "base/spill.h"

/* Reads the file `path` of `folder`, opened when its turn comes. NULL on failure. */
zip_source_t *stream_reader(zip_t *zip, const Folder *folder, const char *path,
                            gint64 size);

/* Bytes set aside: what an entry of the archive holds, packed or not. */
typedef struct {
    const Spill *spill; /* lent */
    SpillPart part;     /* owned */
    bool is_deflated;
    gsize size; /* before packing */
    guint32 crc;
} StreamPart;

/* Reads `part`, which is lent. NULL on failure. */
zip_source_t *stream_part_reader(zip_t *zip, const StreamPart *part);

/* Writes the existing empty file `path` in place. NULL on failure. */
zip_source_t *stream_writer(const char *path, zip_error_t *error);
