/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF objects in memory: the only door to qpdf.
 *
 * A PdfObject is a number that stands for an object of one PdfFile. Objects that are lent
 * stay valid as long as the file; those that are given cost memory until they are put
 * somewhere or dropped. Mistakes are remembered by the file and told by pdf_file_write, so
 * the code between reads straight on.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#define PDF_ERROR (pdf_error_quark())
GQuark pdf_error_quark(void);

typedef struct PdfFile PdfFile;
typedef unsigned int PdfObject; /* never 0 */

/* Reads a file from memory; `bytes` is kept until the end. NULL with `error` (PDF_ERROR). */
PdfFile *pdf_file_open(GBytes *bytes, GError **error);
/* Reads the file at `path`. */
PdfFile *pdf_file_open_path(const char *path, GError **error);
void pdf_file_free(PdfFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFile, pdf_file_free)

/* Writes the file to `path`, version `version` ("1.7"), objects in streams, with an
 * identifier made of the content. False with `error`, also for mistakes made before. */
bool pdf_file_write(PdfFile *self, const char *path, const char *version, GError **error);

guint pdf_file_page_count(PdfFile *self);
PdfObject pdf_file_page(PdfFile *self, guint index); /* given */
PdfObject pdf_file_root(PdfFile *self);              /* given */
PdfObject pdf_file_info(PdfFile *self);              /* given; made when missing */

/* ---- making; all given but names ------------------------------------------------------ */

/* The object that `syntax` spells; it may hold no references. */
PdfObject pdf_parse(PdfFile *self, const char *syntax);
/* The same as an object of its own, to which others may refer. */
PdfObject pdf_add(PdfFile *self, const char *syntax);
PdfObject pdf_text(PdfFile *self, const char *utf8);  /* a text string */
PdfObject pdf_ascii(PdfFile *self, const char *text); /* a byte string */
PdfObject pdf_array(PdfFile *self);
PdfObject pdf_integer(PdfFile *self, gint64 value);
PdfObject pdf_real(PdfFile *self, double value); /* three places */
PdfObject pdf_null(PdfFile *self);
/* A dictionary as an object of its own: smaller in memory than a parsed one. */
PdfObject pdf_add_dictionary(PdfFile *self);
/* `object` (taken) as an object of its own. */
PdfObject pdf_add_object(PdfFile *self, PdfObject object);
/* The name `name`, "/P"; one object however often it is asked for, lent. */
PdfObject pdf_name(PdfFile *self, const char *name);
/* A stream with the entries of the dictionary `entries` ("<< ... >>"). `filter` is the name
 * of the one by which `data` is packed already, "/FlateDecode"; NULL: packed when written. */
PdfObject pdf_stream(PdfFile *self, const char *entries, GBytes *data,
                     const char *filter);

/* ---- changing ------------------------------------------------------------------------ */

/* dictionary[key] = value. Takes `value`. */
void pdf_put(PdfFile *self, PdfObject dictionary, const char *key, PdfObject value);
/* dictionary[key] = value, which stays the caller's. */
void pdf_refer(PdfFile *self, PdfObject dictionary, const char *key, PdfObject value);
/* dictionary[key] = the name `name`. */
void pdf_put_name(PdfFile *self, PdfObject dictionary, const char *key, const char *name);
void pdf_remove(PdfFile *self, PdfObject dictionary, const char *key);
/* Empties the dictionary and fills it with the entries of `syntax`, "<< ... >>". */
void pdf_replace_entries(PdfFile *self, PdfObject dictionary, const char *syntax);
/* Appends to an array. pdf_append takes `value`. */
void pdf_append(PdfFile *self, PdfObject array, PdfObject value);
void pdf_append_reference(PdfFile *self, PdfObject array, PdfObject value);
/* Makes the stream hold `data` instead; `parameters` is the value of /DecodeParms or NULL. */
void pdf_replace_data(PdfFile *self, PdfObject stream, GBytes *data, const char *filter,
                      const char *parameters);
void pdf_drop(PdfFile *self, PdfObject object);

/* ---- asking -------------------------------------------------------------------------- */

PdfObject pdf_key(PdfFile *self, PdfObject dictionary, const char *key); /* given */
PdfObject pdf_item(PdfFile *self, PdfObject array, guint index);         /* given */
guint pdf_length(PdfFile *self, PdfObject array);
PdfObject pdf_dictionary(PdfFile *self, PdfObject stream); /* given */
bool pdf_is_null(PdfFile *self, PdfObject object);
bool pdf_is_array(PdfFile *self, PdfObject object);
bool pdf_is_dictionary(PdfFile *self, PdfObject object);
bool pdf_is_stream(PdfFile *self, PdfObject object);
bool pdf_is_name(PdfFile *self, PdfObject object, const char *name);
double pdf_number(PdfFile *self, PdfObject object);
/* The number of the object in the file; 0 for one inside another. */
int pdf_object_id(PdfFile *self, PdfObject object);
/* The keys of a dictionary, sorted: char *. The caller's. */
GPtrArray *pdf_keys(PdfFile *self, PdfObject dictionary);
/* The unpacked data of a stream, or of all streams of a page. NULL when they cannot be
 * unpacked. The caller's. */
GBytes *pdf_stream_data(PdfFile *self, PdfObject stream);
GBytes *pdf_page_content(PdfFile *self, PdfObject page);

/* "11.3.0". Lent. */
const char *pdf_library_version(void);
