/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Output files appear whole or not at all (SAFETY.md 4.1).
 *
 * All files of one run are written aside under names that begin with ".", then, when
 * every one is complete, renamed into place together. An Output that is freed before
 * output_commit leaves the folder as it was.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct Output Output;

/* Writes into the folder `path`, which is made with its parents when missing. */
Output *output_open(const char *path, GError **error);
void output_free(Output *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Output, output_free)

/* A new empty temporary file that will be `name`; lent, its path is absolute. Removed by
 * signals SIGINT, SIGTERM and SIGHUP too. NULL with `error`. */
const char *output_add(Output *self, const char *name, GError **error);

/* Flushes every file to disk, renames each over its name and flushes the folder. */
bool output_commit(Output *self, GError **error);
