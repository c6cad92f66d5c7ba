/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door through which input files come in.
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

/* In every call a name that is not there as written is looked for in the other normal
 * forms of Unicode: macOS writes Hangul names decomposed. */

/* The bytes of `path`, which may be at most `limit`; never mapped, since another program
 * may cut the file short. NULL with `error` (FILES_ERROR). */
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
 * that lead out of the project, special files and names that are not UTF-8 are left out.
 * Never NULL. */
GPtrArray *folder_list(const Folder *self, const char *path);

/* The path of every regular file below `path`, in byte order, at most LIMIT_FILES; names
 * that begin with "." are left out; folders named node_modules and links to folders are
 * not entered (a link to a parent would never end). char *. */
GPtrArray *folder_walk(const Folder *self, const char *path);

/* What folder_list and folder_walk left out so far, though no name of it begins with ".":
 * FolderGap *, by path. Who lists has no Diag; who knows what the files are for tells. The
 * caller owns it. */
typedef struct {
    char *path;         /* UTF-8, what is not is shown as U+FFFD */
    const char *reason; /* "it is a link that ..."; static */
} FolderGap;
GPtrArray *folder_gaps(const Folder *self);

/* `path` resolved against the folder of the file `base` (both relative to the root):
 * "./", "../" and "//" are folded, a leading "/" is the root. NULL when it leads out of the
 * root. The caller owns it. */
char *files_resolve(const char *base, const char *path);

/* What stands behind the last "/" of a path or an address, else all of it. Lent. */
const char *files_name(const char *path);
