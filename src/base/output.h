/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Output files appear whole or not at all.
 *
 * All files of one run are written aside, in a folder whose name begins with "." (so that
 * a library may put its own temporary file beside its output), then, when every one is
 * complete, renamed into place together. An Output that is freed before
 * output_commit leaves the folder as it was.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct Output Output;

/* Writes into the folder `path`, which is made with its parents when missing. */
Output *output_open(const char *path, GError **error);

/* Writes into a new folder for temporary files, for one who wants to see whether writing
 * goes well; freeing removes it. */
Output *output_open_temporary(GError **error);
void output_free(Output *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Output, output_free)

/* The absolute path, lent, of a new empty temporary file that will be `name`; it may be
 * rewritten or replaced until the commit. A signal that ends the process removes it (only
 * SIGKILL cannot). `name` has no "/" and does not begin with ".". NULL with `error`. */
const char *output_add(Output *self, const char *name, GError **error);

/* Flushes every file to disk, renames each over its name and flushes the folder. When that
 * fails, all files that were there are back. An order to end that comes meanwhile waits. One
 * commit at a time. */
bool output_commit(Output *self, GError **error);
