/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "image/flate.h"

G_DEFINE_QUARK(pdf_error, pdf_error)

#define OBJECTS_A_STREAM 200
#define BUFFER_BYTES (256 * 1024)
#define ROW_BYTES 7 /* of the table: kind 1, place 4, index 2 */

/* Where an object is (§7.5.8.3). */
typedef enum { FREE, IN_FILE, IN_STREAM } Kind;

typedef struct {
    guint32 place; /* byte of the file, or number of the object stream */
    guint16 index; /* within the object stream */
    guint8 kind;
} Entry;

struct PdfFile {
    FILE *file;
    char *path;
    guint64 length; /* written so far */
    GError *trouble;
    GArray *entries; /* Entry, by number */
    Flate *flate;
    GChecksum *digest;
    GString *index, *objects; /* of the object stream that is being gathered */
    PdfId gathering;
    guint gathered;
};

/* ---- bytes --------------------------------------------------------------------------- */

static void
fail(PdfFile *self)
{
    int number = errno;
    if (self->trouble == NULL)
        g_set_error(&self->trouble, PDF_ERROR, 0, "%s: cannot be written: %s", self->path,
                    g_strerror(number));
}

static void
write_bytes(PdfFile *self, const void *bytes, gsize length)
{
    self->length += length;
    if (self->trouble == NULL && length > 0 &&
        fwrite(bytes, 1, length, self->file) != length)
        fail(self);
}

/* The identifier needs not see all of a picture: a packed one ends with a sum of itself. */
static void
digest_bytes(PdfFile *self, const void *bytes, gsize length)
{
    const gsize most = 4096;
    const guint8 *data = bytes;
    if (length <= 4 * most) {
        g_checksum_update(self->digest, data, (gssize) length);
        return;
    }
    g_checksum_update(self->digest, data, (gssize) most);
    g_checksum_update(self->digest, data + length - most, (gssize) most);
}

static void
write_string(PdfFile *self, const GString *string)
{
    digest_bytes(self, string->str, string->len);
    write_bytes(self, string->str, string->len);
}

PdfFile *
pdf_file_new(const char *path, const char *version, GError **error)
{
    FILE *file = g_fopen(path, "wb");
    if (file == NULL) {
        int number = errno;
        g_set_error(error, PDF_ERROR, 0, "%s: cannot be written: %s", path,
                    g_strerror(number));
        return NULL;
    }
    setvbuf(file, NULL, _IOFBF, BUFFER_BYTES);
    PdfFile *self = g_new0(PdfFile, 1);
    self->file = file;
    self->path = g_strdup(path);
    self->entries = g_array_new(FALSE, TRUE, sizeof(Entry));
    g_array_set_size(self->entries, 1); /* number 0 is never used */
    self->flate = flate_new(FLATE_USUAL);
    self->digest = g_checksum_new(G_CHECKSUM_MD5);
    self->index = g_string_new(NULL);
    self->objects = g_string_new(NULL);
    g_autoptr(GString) header = g_string_new("%PDF-");
    g_string_append_printf(header, "%s\n%%\xE2\xE3\xCF\xD3\n", version);
    write_string(self, header);
    return self;
}

void
pdf_file_free(PdfFile *self)
{
    if (self == NULL)
        return;
    if (self->file != NULL)
        fclose(self->file);
    g_free(self->path);
    g_clear_error(&self->trouble);
    g_array_unref(self->entries);
    flate_free(self->flate);
    g_checksum_free(self->digest);
    g_string_free(self->index, TRUE);
    g_string_free(self->objects, TRUE);
    g_free(self);
}

/* ---- objects ------------------------------------------------------------------------- */

PdfId
pdf_file_reserve(PdfFile *self)
{
    Entry entry = {.kind = FREE};
    g_array_append_val(self->entries, entry);
    return self->entries->len - 1;
}

static void
note_place(PdfFile *self, PdfId id, Entry entry)
{
    Entry *slot = &g_array_index(self->entries, Entry, id);
    g_assert(id > 0 && id < self->entries->len && slot->kind == FREE);
    *slot = entry;
}

/* Notes that the object `id` begins here. */
static void
note_offset(PdfFile *self, PdfId id)
{
    if (self->length > G_MAXUINT32 && self->trouble == NULL)
        g_set_error(&self->trouble, PDF_ERROR, 0, "%s: grows beyond four gigabytes",
                    self->path);
    note_place(self, id, (Entry){.kind = IN_FILE, .place = (guint32) self->length});
}

void
pdf_file_put_raw(PdfFile *self, PdfId id, const char *entries, const void *data,
                 gsize length)
{
    g_autoptr(GString) start = g_string_new(NULL);
    note_offset(self, id);
    pdf_append_integer(start, id);
    g_string_append_printf(start, " 0 obj\n<<%s/Length %" G_GSIZE_FORMAT ">>\nstream\n",
                           entries, length);
    write_string(self, start);
    digest_bytes(self, data, length);
    write_bytes(self, data, length);
    static const char end[] = "\nendstream\nendobj\n";
    write_bytes(self, end, strlen(end));
}

void
pdf_file_put_stream(PdfFile *self, PdfId id, const char *entries, const void *data,
                    gsize length)
{
    g_autoptr(GBytes) packed = flate_pack(self->flate, data, length);
    g_autofree char *all = g_strconcat(entries, "/Filter/FlateDecode", NULL);
    gsize size;
    const void *bytes = g_bytes_get_data(packed, &size);
    pdf_file_put_raw(self, id, all, bytes, size);
}

/* Writes the object stream that is being gathered. */
static void
flush_objects(PdfFile *self)
{
    if (self->gathered == 0)
        return;
    g_autofree char *entries = g_strdup_printf("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT,
                                               self->gathered, self->index->len);
    g_string_append_len(self->index, self->objects->str, (gssize) self->objects->len);
    pdf_file_put_stream(self, self->gathering, entries, self->index->str,
                        self->index->len);
    g_string_truncate(self->index, 0);
    g_string_truncate(self->objects, 0);
    self->gathered = 0;
}

void
pdf_file_put(PdfFile *self, PdfId id, const GString *syntax)
{
    if (self->gathered == 0)
        self->gathering = pdf_file_reserve(self);
    note_place(self, id,
               (Entry){.kind = IN_STREAM,
                       .place = self->gathering,
                       .index = (guint16) self->gathered});
    pdf_append_integer(self->index, id);
    g_string_append_c(self->index, ' ');
    pdf_append_integer(self->index, (gint64) self->objects->len);
    g_string_append_c(self->index, ' ');
    g_string_append_len(self->objects, syntax->str, (gssize) syntax->len);
    g_string_append_c(self->objects, '\n');
    if (++self->gathered == OBJECTS_A_STREAM)
        flush_objects(self);
}

PdfId
pdf_file_add(PdfFile *self, const char *syntax)
{
    g_autoptr(GString) string = g_string_new(syntax);
    PdfId id = pdf_file_reserve(self);
    pdf_file_put(self, id, string);
    return id;
}

/* ---- the table ----------------------------------------------------------------------- */

/* The rows as they are packed best: each as the difference from the one above it
 * (predictor 12, PNG's "up"). */
static GString *
spell_table(const PdfFile *self)
{
    guint8 above[ROW_BYTES] = {0};
    GString *rows = g_string_sized_new(self->entries->len * (ROW_BYTES + 1));
    for (guint i = 0; i < self->entries->len; i++) {
        const Entry *entry = &g_array_index(self->entries, Entry, i);
        guint index = i == 0 ? 0xFFFF : entry->index;
        const guint8 row[ROW_BYTES] = {entry->kind,
                                       (guint8) (entry->place >> 24),
                                       (guint8) (entry->place >> 16),
                                       (guint8) (entry->place >> 8),
                                       (guint8) entry->place,
                                       (guint8) (index >> 8),
                                       (guint8) index};
        g_string_append_c(rows, 2);
        for (int k = 0; k < ROW_BYTES; k++)
            g_string_append_c(rows, (char) (row[k] - above[k]));
        memcpy(above, row, ROW_BYTES);
    }
    return rows;
}

static void
write_table(PdfFile *self, PdfId root, PdfId info)
{
    guint64 start = self->length;
    PdfId id = pdf_file_reserve(self);
    /* Its own place is in it, too. */
    g_array_index(self->entries, Entry, id) =
        (Entry){.kind = IN_FILE, .place = (guint32) start};
    g_autoptr(GString) rows = spell_table(self);
    g_array_index(self->entries, Entry, id) = (Entry){.kind = FREE};
    GChecksum *sum = g_checksum_copy(self->digest); /* asking for it ends it */
    const char *digest = g_checksum_get_string(sum);
    g_autofree char *entries = g_strdup_printf(
        "/Type/XRef/Size %u/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>"
        "/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]",
        self->entries->len, ROW_BYTES, root, info, digest, digest);
    g_checksum_free(sum);
    pdf_file_put_stream(self, id, entries, rows->str, rows->len);
    g_autofree char *end =
        g_strdup_printf("startxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n", start);
    write_bytes(self, end, strlen(end));
}

bool
pdf_file_close(PdfFile *self, PdfId root, PdfId info, GError **error)
{
    flush_objects(self);
    write_table(self, root, info);
    if (fclose(g_steal_pointer(&self->file)) != 0)
        fail(self);
    if (self->trouble == NULL)
        return true;
    g_propagate_error(error, g_steal_pointer(&self->trouble));
    return false;
}
