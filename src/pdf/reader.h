/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files read: our own, to see that they are whole, and drawings that cairo wrote. The
 * only door to qpdf.
 *
 * A PdfObject is a number that stands for an object of one PdfReader. It costs memory until
 * it is dropped or the reader is freed. Changes touch only what the reader has in memory.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct PdfReader PdfReader;
typedef unsigned int PdfObject; /* never 0 */

/* Reads a file from memory; `bytes` is kept until the end. NULL with `error` (PDF_ERROR). */
PdfReader *pdf_reader_open(GBytes *bytes, GError **error);
/* Reads the file at `path`. NULL also when it would need repair. */
PdfReader *pdf_reader_open_path(const char *path, GError **error);
void pdf_reader_free(PdfReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfReader, pdf_reader_free)

guint pdf_reader_page_count(PdfReader *self);
PdfObject pdf_reader_page(PdfReader *self, guint index); /* all below are given, too */
PdfObject pdf_reader_root(PdfReader *self);
/* The object with the number `id` in the file. */
PdfObject pdf_reader_object(PdfReader *self, int id);

/* ---- asking -------------------------------------------------------------------------- */

PdfObject pdf_key(PdfReader *self, PdfObject dictionary, const char *key);
PdfObject pdf_item(PdfReader *self, PdfObject array, guint index);
guint pdf_length(PdfReader *self, PdfObject array);
PdfObject pdf_dictionary(PdfReader *self, PdfObject stream);
bool pdf_is_null(PdfReader *self, PdfObject object);
bool pdf_is_array(PdfReader *self, PdfObject object);
bool pdf_is_dictionary(PdfReader *self, PdfObject object);
bool pdf_is_stream(PdfReader *self, PdfObject object);
bool pdf_is_name(PdfReader *self, PdfObject object, const char *name);
double pdf_number(PdfReader *self, PdfObject object);
/* The number of the object in the file; 0 for one inside another. */
int pdf_object_id(PdfReader *self, PdfObject object);
/* The keys of a dictionary, sorted: char *. The caller's. */
GPtrArray *pdf_keys(PdfReader *self, PdfObject dictionary);
/* How the object is spelt; what it refers to is a reference. The caller's. */
char *pdf_spell(PdfReader *self, PdfObject object);
/* The data of a stream, unpacked or as they are. NULL when they cannot be had. The
 * caller's. */
GBytes *pdf_stream_data(PdfReader *self, PdfObject stream);
GBytes *pdf_stream_raw(PdfReader *self, PdfObject stream);
GBytes *pdf_page_content(PdfReader *self, PdfObject page);

/* ---- changing ------------------------------------------------------------------------ */

/* An object of its own, an empty dictionary, to which others may refer. */
PdfObject pdf_new_object(PdfReader *self);
/* dictionary[key] = `value`, or the object that `syntax` spells. */
void pdf_refer(PdfReader *self, PdfObject dictionary, const char *key, PdfObject value);
void pdf_put(PdfReader *self, PdfObject dictionary, const char *key, const char *syntax);
void pdf_remove(PdfReader *self, PdfObject dictionary, const char *key);
void pdf_drop(PdfReader *self, PdfObject object);
