/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door through which input files come in (SAFETY.md 4.2).
 *
 * A Folder is the project's root. Every path is relative to it, UTF-8, with "/"; nothing
 * outside is ever opened: no "..", no symbolic link that leads out, no device, no FIFO.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct Folder Folder;

typedef enum {
    FILES_ERROR_MISSING, /* there is no such file */
    FILES_ERROR_OUTSIDE, /* the path leads out of the project */
    FILES_ERROR_KIND,    /* not a regular file */
    FILES_ERROR_LARGE,   /* larger than the limit */
    FILES_ERROR_IO
} FilesError;
#define FILES_ERROR (files_error_quark())
GQuark files_error_quark(void);

/* Opens the folder at `path`, as the user wrote it. NULL with `error` when it is none. */
Folder *folder_open(const char *path, GError **error);
void folder_close(Folder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Folder, folder_close)

const char *folder_path(const Folder *self); /* as the user wrote it; for messages */

/* The bytes of `path`, at most `limit` of them. Small files are read, large ones mapped
 * only when that is safe against truncation. NULL with `error` (FILES_ERROR). */
GBytes *folder_read(const Folder *self, const char *path, gsize limit, GError **error);

/* A file descriptor of the regular file `path`, for libraries that read by themselves;
 * the caller closes it. -1 with `error`. */
int folder_open_file(const Folder *self, const char *path, gsize limit, GError **error);

typedef struct {
    gint64 size;
    bool is_folder;
} FolderStat;
/* False when there is no regular file or folder `path` inside the project. */
bool folder_stat(const Folder *self, const char *path, FolderStat *stat);

/* The names in `path` ("" is the root) in byte order: char *, folders end in "/". Entries
 * that lead out of the project and special files are left out. Never NULL. */
GPtrArray *folder_list(const Folder *self, const char *path);

/* The path of every regular file below `path`, in byte order, at most LIMIT_FILES; names
 * that begin with "." and folders named node_modules are not entered. char *. */
GPtrArray *folder_walk(const Folder *self, const char *path);

/* `path` resolved against the folder of the file `base` (both relative to the root):
 * "./", "../" and "//" are folded. NULL when it leads out of the root. */
char *files_resolve(const char *base, const char *path);
