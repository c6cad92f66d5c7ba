/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/object.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

G_DEFINE_QUARK(pdf_error, pdf_error)

struct PdfFile {
    qpdf_data qpdf;
    GBytes *bytes;     /* what was read; NULL for a file on disk */
    GError *mistake;   /* the first one */
    GHashTable *names; /* char * -> PdfObject */
};

/* Remembers what went wrong in the call before. */
static bool
note(PdfFile *self, const char *what)
{
    if (!qpdf_has_error(self->qpdf))
        return true;
    qpdf_error error = qpdf_get_error(self->qpdf);
    if (self->mistake == NULL)
        g_set_error(&self->mistake, PDF_ERROR, 0, "cannot %s: %s", what,
                    qpdf_get_error_full_text(self->qpdf, error));
    return false;
}

static bool
report(PdfFile *self, GError **error)
{
    if (self->mistake == NULL)
        return true;
    g_propagate_error(error, g_steal_pointer(&self->mistake));
    return false;
}

/* ---- files --------------------------------------------------------------------------- */

static PdfFile *
file_new(void)
{
    PdfFile *self = g_new0(PdfFile, 1);
    self->qpdf = qpdf_init();
    self->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    qpdf_silence_errors(self->qpdf);
    qpdf_set_suppress_warnings(self->qpdf, QPDF_TRUE);
    return self;
}

static PdfFile *
opened(PdfFile *self, GError **error)
{
    note(self, "read the PDF");
    if (report(self, error))
        return self;
    pdf_file_free(self);
    return NULL;
}

PdfFile *
pdf_file_open(GBytes *bytes, GError **error)
{
    PdfFile *self = file_new();
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    self->bytes = g_bytes_ref(bytes);
    qpdf_read_memory(self->qpdf, "pages", data, length, NULL);
    return opened(self, error);
}

PdfFile *
pdf_file_open_path(const char *path, GError **error)
{
    PdfFile *self = file_new();
    qpdf_set_attempt_recovery(self->qpdf, QPDF_FALSE);
    qpdf_read(self->qpdf, path, NULL);
    return opened(self, error);
}

void
pdf_file_free(PdfFile *self)
{
    if (self == NULL)
        return;
    qpdf_cleanup(&self->qpdf);
    g_hash_table_unref(self->names);
    g_clear_pointer(&self->bytes, g_bytes_unref);
    g_clear_error(&self->mistake);
    g_free(self);
}

bool
pdf_file_write(PdfFile *self, const char *path, const char *version, GError **error)
{
    if (!report(self, error))
        return false;
    qpdf_init_write(self->qpdf, path);
    if (note(self, "open the file")) {
        qpdf_set_minimum_pdf_version(self->qpdf, version);
        qpdf_set_deterministic_ID(self->qpdf, QPDF_TRUE);
        qpdf_set_object_stream_mode(self->qpdf, qpdf_o_generate);
        qpdf_set_newline_before_endstream(self->qpdf, QPDF_TRUE);
        qpdf_write(self->qpdf);
        note(self, "write the PDF");
    }
    return report(self, error);
}

guint
pdf_file_page_count(PdfFile *self)
{
    return (guint) MAX(0, qpdf_get_num_pages(self->qpdf));
}

PdfObject
pdf_file_page(PdfFile *self, guint index)
{
    return qpdf_get_page_n(self->qpdf, index);
}

PdfObject
pdf_file_root(PdfFile *self)
{
    return qpdf_get_root(self->qpdf);
}

PdfObject
pdf_file_info(PdfFile *self)
{
    PdfObject trailer = qpdf_get_trailer(self->qpdf);
    PdfObject info = pdf_key(self, trailer, "/Info");
    if (!pdf_is_dictionary(self, info)) {
        pdf_drop(self, info);
        info = pdf_add(self, "<< >>");
        pdf_refer(self, trailer, "/Info", info);
    }
    pdf_drop(self, trailer);
    return info;
}

/* ---- making -------------------------------------------------------------------------- */

PdfObject
pdf_parse(PdfFile *self, const char *syntax)
{
    PdfObject object = qpdf_oh_parse(self->qpdf, syntax);
    note(self, "make an object");
    return object;
}

PdfObject
pdf_add(PdfFile *self, const char *syntax)
{
    return pdf_add_object(self, pdf_parse(self, syntax));
}

PdfObject
pdf_add_object(PdfFile *self, PdfObject object)
{
    PdfObject indirect = qpdf_make_indirect_object(self->qpdf, object);
    pdf_drop(self, object);
    return indirect;
}

PdfObject
pdf_add_dictionary(PdfFile *self)
{
    return pdf_add_object(self, qpdf_oh_new_dictionary(self->qpdf));
}

PdfObject
pdf_name(PdfFile *self, const char *name)
{
    PdfObject object = GPOINTER_TO_UINT(g_hash_table_lookup(self->names, name));
    if (object == 0) {
        object = qpdf_oh_new_name(self->qpdf, name);
        g_hash_table_insert(self->names, g_strdup(name), GUINT_TO_POINTER(object));
    }
    return object;
}

PdfObject
pdf_real(PdfFile *self, double value)
{
    return qpdf_oh_new_real_from_double(self->qpdf, value, 3);
}

PdfObject
pdf_null(PdfFile *self)
{
    return qpdf_oh_new_null(self->qpdf);
}

PdfObject
pdf_text(PdfFile *self, const char *utf8)
{
    return qpdf_oh_new_unicode_string(self->qpdf, utf8);
}

PdfObject
pdf_ascii(PdfFile *self, const char *text)
{
    return qpdf_oh_new_string(self->qpdf, text);
}

PdfObject
pdf_array(PdfFile *self)
{
    return qpdf_oh_new_array(self->qpdf);
}

PdfObject
pdf_integer(PdfFile *self, gint64 value)
{
    return qpdf_oh_new_integer(self->qpdf, value);
}

PdfObject
pdf_stream(PdfFile *self, const char *entries, GBytes *data, const char *filter)
{
    PdfObject stream = qpdf_oh_new_stream(self->qpdf);
    PdfObject dictionary = pdf_dictionary(self, stream);
    pdf_replace_entries(self, dictionary, entries);
    pdf_drop(self, dictionary);
    pdf_replace_data(self, stream, data, filter, NULL);
    return stream;
}

/* ---- changing ------------------------------------------------------------------------ */

void
pdf_put(PdfFile *self, PdfObject dictionary, const char *key, PdfObject value)
{
    pdf_refer(self, dictionary, key, value);
    pdf_drop(self, value);
}

void
pdf_refer(PdfFile *self, PdfObject dictionary, const char *key, PdfObject value)
{
    qpdf_oh_replace_key(self->qpdf, dictionary, key, value);
}

void
pdf_put_name(PdfFile *self, PdfObject dictionary, const char *key, const char *name)
{
    pdf_refer(self, dictionary, key, pdf_name(self, name));
}

void
pdf_remove(PdfFile *self, PdfObject dictionary, const char *key)
{
    qpdf_oh_remove_key(self->qpdf, dictionary, key);
}

void
pdf_replace_entries(PdfFile *self, PdfObject dictionary, const char *syntax)
{
    g_autoptr(GPtrArray) old = pdf_keys(self, dictionary);
    for (guint i = 0; i < old->len; i++)
        pdf_remove(self, dictionary, g_ptr_array_index(old, i));
    PdfObject from = pdf_parse(self, syntax);
    g_autoptr(GPtrArray) keys = pdf_keys(self, from);
    for (guint i = 0; i < keys->len; i++) {
        const char *key = g_ptr_array_index(keys, i);
        pdf_put(self, dictionary, key, pdf_key(self, from, key));
    }
    pdf_drop(self, from);
}

void
pdf_append(PdfFile *self, PdfObject array, PdfObject value)
{
    pdf_append_reference(self, array, value);
    pdf_drop(self, value);
}

void
pdf_append_reference(PdfFile *self, PdfObject array, PdfObject value)
{
    qpdf_oh_append_item(self->qpdf, array, value);
}

void
pdf_replace_data(PdfFile *self, PdfObject stream, GBytes *data, const char *filter,
                 const char *parameters)
{
    gsize length;
    const void *bytes = g_bytes_get_data(data, &length);
    PdfObject nothing = pdf_null(self);
    PdfObject name = filter != NULL ? pdf_name(self, filter) : nothing;
    PdfObject settings =
        parameters != NULL ? pdf_parse(self, parameters) : pdf_null(self);
    qpdf_oh_replace_stream_data(self->qpdf, stream, bytes, length, name, settings);
    note(self, "fill a stream");
    pdf_drop(self, nothing);
    pdf_drop(self, settings);
}

void
pdf_drop(PdfFile *self, PdfObject object)
{
    qpdf_oh_release(self->qpdf, object);
}

/* ---- asking -------------------------------------------------------------------------- */

PdfObject
pdf_key(PdfFile *self, PdfObject dictionary, const char *key)
{
    return qpdf_oh_get_key(self->qpdf, dictionary, key);
}

PdfObject
pdf_item(PdfFile *self, PdfObject array, guint index)
{
    return qpdf_oh_get_array_item(self->qpdf, array, (int) index);
}

guint
pdf_length(PdfFile *self, PdfObject array)
{
    return (guint) qpdf_oh_get_array_n_items(self->qpdf, array);
}

PdfObject
pdf_dictionary(PdfFile *self, PdfObject stream)
{
    return qpdf_oh_get_dict(self->qpdf, stream);
}

bool
pdf_is_null(PdfFile *self, PdfObject object)
{
    return qpdf_oh_is_null(self->qpdf, object);
}

bool
pdf_is_array(PdfFile *self, PdfObject object)
{
    return qpdf_oh_is_array(self->qpdf, object);
}

bool
pdf_is_dictionary(PdfFile *self, PdfObject object)
{
    return qpdf_oh_is_dictionary(self->qpdf, object);
}

bool
pdf_is_stream(PdfFile *self, PdfObject object)
{
    return qpdf_oh_is_stream(self->qpdf, object);
}

bool
pdf_is_name(PdfFile *self, PdfObject object, const char *name)
{
    return qpdf_oh_is_name_and_equals(self->qpdf, object, name);
}

double
pdf_number(PdfFile *self, PdfObject object)
{
    return qpdf_oh_get_numeric_value(self->qpdf, object);
}

int
pdf_object_id(PdfFile *self, PdfObject object)
{
    return qpdf_oh_get_object_id(self->qpdf, object);
}

GPtrArray *
pdf_keys(PdfFile *self, PdfObject dictionary)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    if (!pdf_is_dictionary(self, dictionary))
        return keys;
    qpdf_oh_begin_dict_key_iter(self->qpdf, dictionary);
    while (qpdf_oh_dict_more_keys(self->qpdf))
        g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(self->qpdf)));
    return keys;
}

static GBytes *
take_buffer(PdfFile *self, unsigned char *buffer, size_t length)
{
    note(self, "unpack a stream");
    if (buffer == NULL)
        return NULL;
    return g_bytes_new_with_free_func(buffer, length, free, buffer);
}

GBytes *
pdf_stream_data(PdfFile *self, PdfObject stream)
{
    unsigned char *buffer = NULL;
    size_t length = 0;
    QPDF_BOOL is_filtered = QPDF_FALSE;
    qpdf_oh_get_stream_data(self->qpdf, stream, qpdf_dl_generalized, &is_filtered,
                            &buffer, &length);
    return take_buffer(self, buffer, length);
}

GBytes *
pdf_page_content(PdfFile *self, PdfObject page)
{
    unsigned char *buffer = NULL;
    size_t length = 0;
    qpdf_oh_get_page_content_data(self->qpdf, page, &buffer, &length);
    return take_buffer(self, buffer, length);
}

const char *
pdf_library_version(void)
{
    return qpdf_get_qpdf_version();
}
