/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF file while it is written: objects go to disk as soon as they are whole.
 *
 * Objects refer to each other by numbers, which are given out before the objects are
 * written. Small ones are gathered into packed object streams, and the table of all places
 * is a packed stream too (ISO 32000-1 §7.5.7, §7.5.8). What goes wrong is remembered and
 * told by pdf_file_close, so the code between reads straight on.
 */
#pragma once

#include <stdbool.h>

#include "pdf/syntax.h"

#define PDF_ERROR (pdf_error_quark())
GQuark pdf_error_quark(void);

typedef struct PdfFile PdfFile;

/* Begins to write the file `path`, of version `version` ("1.7"). NULL with `error`. */
PdfFile *pdf_file_new(const char *path, const char *version, GError **error);
void pdf_file_free(PdfFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFile, pdf_file_free)

/* The number of an object that is written later; an object that never is reads as null. */
PdfId pdf_file_reserve(PdfFile *self);

/* Writes the object `id`, which `syntax` (lent) spells; each once. */
void pdf_file_put(PdfFile *self, PdfId id, const GString *syntax);
PdfId pdf_file_add(PdfFile *self, const char *syntax);

/* Writes the stream `id`: `entries` of its dictionary, "/N 3", and `data`, packed by Flate. */
void pdf_file_put_stream(PdfFile *self, PdfId id, const char *entries, const void *data,
                         gsize length);
/* The same, but `data` goes as it is; `entries` name the filter, if it has one. */
void pdf_file_put_raw(PdfFile *self, PdfId id, const char *entries, const void *data,
                      gsize length);

/* Ends the file; it has the catalogue `root` and the information dictionary `info`. Its
 * identifier is made of what was written. False with `error` for whatever went wrong since
 * it was begun. */
bool pdf_file_close(PdfFile *self, PdfId root, PdfId info, GError **error);
