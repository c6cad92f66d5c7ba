/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/reader.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#include "pdf/file.h"

struct PdfReader {
    qpdf_data qpdf;
    GBytes *bytes; /* what is read; NULL for a file on disk */
};

/* ---- files --------------------------------------------------------------------------- */

static PdfReader *
reader_new(void)
{
    PdfReader *self = g_new0(PdfReader, 1);
    self->qpdf = qpdf_init();
    qpdf_silence_errors(self->qpdf);
    qpdf_set_suppress_warnings(self->qpdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(self->qpdf, QPDF_FALSE);
    return self;
}

static PdfReader *
opened(PdfReader *self, GError **error)
{
    if (!qpdf_has_error(self->qpdf))
        return self;
    qpdf_error trouble = qpdf_get_error(self->qpdf);
    g_set_error(error, PDF_ERROR, 0, "the PDF cannot be read: %s",
                qpdf_get_error_full_text(self->qpdf, trouble));
    pdf_reader_free(self);
    return NULL;
}

PdfReader *
pdf_reader_open(GBytes *bytes, GError **error)
{
    PdfReader *self = reader_new();
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    self->bytes = g_bytes_ref(bytes);
    qpdf_read_memory(self->qpdf, "drawings", data, length, NULL);
    return opened(self, error);
}

PdfReader *
pdf_reader_open_path(const char *path, GError **error)
{
    PdfReader *self = reader_new();
    qpdf_read(self->qpdf, path, NULL);
    return opened(self, error);
}

void
pdf_reader_free(PdfReader *self)
{
    if (self == NULL)
        return;
    qpdf_cleanup(&self->qpdf);
    g_clear_pointer(&self->bytes, g_bytes_unref);
    g_free(self);
}

guint
pdf_reader_page_count(PdfReader *self)
{
    return (guint) MAX(0, qpdf_get_num_pages(self->qpdf));
}

PdfObject
pdf_reader_page(PdfReader *self, guint index)
{
    return qpdf_get_page_n(self->qpdf, index);
}

PdfObject
pdf_reader_root(PdfReader *self)
{
    return qpdf_get_root(self->qpdf);
}

PdfObject
pdf_reader_object(PdfReader *self, int id)
{
    return qpdf_get_object_by_id(self->qpdf, id, 0);
}

/* ---- asking -------------------------------------------------------------------------- */

PdfObject
pdf_key(PdfReader *self, PdfObject dictionary, const char *key)
{
    return qpdf_oh_get_key(self->qpdf, dictionary, key);
}

PdfObject
pdf_item(PdfReader *self, PdfObject array, guint index)
{
    return qpdf_oh_get_array_item(self->qpdf, array, (int) index);
}

guint
pdf_length(PdfReader *self, PdfObject array)
{
    return (guint) qpdf_oh_get_array_n_items(self->qpdf, array);
}

PdfObject
pdf_dictionary(PdfReader *self, PdfObject stream)
{
    return qpdf_oh_get_dict(self->qpdf, stream);
}

bool
pdf_is_null(PdfReader *self, PdfObject object)
{
    return qpdf_oh_is_null(self->qpdf, object);
}

bool
pdf_is_array(PdfReader *self, PdfObject object)
{
    return qpdf_oh_is_array(self->qpdf, object);
}

bool
pdf_is_dictionary(PdfReader *self, PdfObject object)
{
    return qpdf_oh_is_dictionary(self->qpdf, object);
}

bool
pdf_is_stream(PdfReader *self, PdfObject object)
{
    return qpdf_oh_is_stream(self->qpdf, object);
}

bool
pdf_is_name(PdfReader *self, PdfObject object, const char *name)
{
    return qpdf_oh_is_name_and_equals(self->qpdf, object, name);
}

double
pdf_number(PdfReader *self, PdfObject object)
{
    return qpdf_oh_get_numeric_value(self->qpdf, object);
}

int
pdf_object_id(PdfReader *self, PdfObject object)
{
    return qpdf_oh_get_object_id(self->qpdf, object);
}

GPtrArray *
pdf_keys(PdfReader *self, PdfObject dictionary)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    if (!pdf_is_dictionary(self, dictionary))
        return keys;
    qpdf_oh_begin_dict_key_iter(self->qpdf, dictionary);
    while (qpdf_oh_dict_more_keys(self->qpdf))
        g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(self->qpdf)));
    return keys;
}

char *
pdf_spell(PdfReader *self, PdfObject object)
{
    return g_strdup(qpdf_oh_unparse_resolved(self->qpdf, object));
}

static GBytes *
take_buffer(PdfReader *self, unsigned char *buffer, size_t length)
{
    if (qpdf_has_error(self->qpdf))
        qpdf_get_error(self->qpdf); /* what is missing tells it */
    if (buffer == NULL)
        return NULL;
    return g_bytes_new_with_free_func(buffer, length, free, buffer);
}

static GBytes *
read_stream(PdfReader *self, PdfObject stream, enum qpdf_stream_decode_level_e level)
{
    unsigned char *buffer = NULL;
    size_t length = 0;
    QPDF_BOOL is_filtered = QPDF_FALSE;
    qpdf_oh_get_stream_data(self->qpdf, stream, level, &is_filtered, &buffer, &length);
    return take_buffer(self, buffer, length);
}

GBytes *
pdf_stream_data(PdfReader *self, PdfObject stream)
{
    return read_stream(self, stream, qpdf_dl_generalized);
}

GBytes *
pdf_stream_raw(PdfReader *self, PdfObject stream)
{
    return read_stream(self, stream, qpdf_dl_none);
}

GBytes *
pdf_page_content(PdfReader *self, PdfObject page)
{
    unsigned char *buffer = NULL;
    size_t length = 0;
    qpdf_oh_get_page_content_data(self->qpdf, page, &buffer, &length);
    return take_buffer(self, buffer, length);
}

/* ---- changing ------------------------------------------------------------------------ */

PdfObject
pdf_new_object(PdfReader *self)
{
    PdfObject direct = qpdf_oh_new_dictionary(self->qpdf);
    PdfObject object = qpdf_make_indirect_object(self->qpdf, direct);
    pdf_drop(self, direct);
    return object;
}

void
pdf_refer(PdfReader *self, PdfObject dictionary, const char *key, PdfObject value)
{
    qpdf_oh_replace_key(self->qpdf, dictionary, key, value);
}

void
pdf_put(PdfReader *self, PdfObject dictionary, const char *key, const char *syntax)
{
    PdfObject value = qpdf_oh_parse(self->qpdf, syntax);
    pdf_refer(self, dictionary, key, value);
    pdf_drop(self, value);
}

void
pdf_remove(PdfReader *self, PdfObject dictionary, const char *key)
{
    qpdf_oh_remove_key(self->qpdf, dictionary, key);
}

void
pdf_drop(PdfReader *self, PdfObject object)
{
    qpdf_oh_release(self->qpdf, object);
}
