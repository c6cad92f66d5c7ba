/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Source is the text of one input file, with the way back from a byte to its line.
 *
 * Whatever goes in is UTF-8, in NFC, with LF line ends and no byte order mark: the door
 * sees to that once (source_new), so no later stage has to: text that is not NFC is drawn
 * from a fallback font.
 */
#pragma once

#include <glib.h>

#include "base/diag.h"

typedef struct Source Source;

/* Copies `length` bytes of `bytes`, read from the file `name` (relative to the project's
 * root). NULL with `error` when they are not UTF-8; the message names the line and, when
 * the bytes look like CP949, says so. */
Source *source_new(const char *name, const char *bytes, gsize length, GError **error);
void source_free(Source *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Source, source_free)

const char *source_name(const Source *self);
const char *source_text(const Source *self); /* NUL-terminated; lent */
gsize source_length(const Source *self);     /* bytes of source_text() */

/* The place of the byte at `offset`; offsets past the end mean the end. O(log lines). */
DiagPlace source_place(const Source *self, gsize offset);

/* The start of line `line` (from 1) in bytes; the end of the text for a line past it. */
gsize source_line_start(const Source *self, int line);
