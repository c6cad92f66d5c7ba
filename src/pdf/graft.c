/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/graft.h"

#include <string.h>

#include "pdf/recolour.h"
#include "pdf/token.h"

struct PdfGraft {
    PdfReader *reader;
    PdfFile *file;
    PdfObject space;    /* stands for the default colour space in the reader; 0: none */
    GHashTable *ids;    /* number there -> PdfId */
    GHashTable *edited; /* numbers of resource dictionaries that were seen */
    GArray *waiting;    /* int: numbers of objects that must be copied */
};

PdfGraft *
pdf_graft_new(PdfReader *reader, PdfFile *file, PdfId default_rgb)
{
    PdfGraft *self = g_new0(PdfGraft, 1);
    self->reader = reader;
    self->file = file;
    self->ids = g_hash_table_new(NULL, NULL);
    self->edited = g_hash_table_new(NULL, NULL);
    self->waiting = g_array_new(FALSE, FALSE, sizeof(int));
    if (default_rgb != 0) {
        self->space = pdf_new_object(reader);
        g_hash_table_insert(self->ids,
                            GINT_TO_POINTER(pdf_object_id(reader, self->space)),
                            GUINT_TO_POINTER(default_rgb));
    }
    return self;
}

void
pdf_graft_free(PdfGraft *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->ids);
    g_hash_table_unref(self->edited);
    g_array_unref(self->waiting);
    g_free(self);
}

/* ---- references ---------------------------------------------------------------------- */

/* The number in our file of the object `number` there, which is copied later. */
static PdfId
id_of(PdfGraft *self, int number)
{
    PdfId id = GPOINTER_TO_UINT(g_hash_table_lookup(self->ids, GINT_TO_POINTER(number)));
    if (id == 0) {
        id = pdf_file_reserve(self->file);
        g_hash_table_insert(self->ids, GINT_TO_POINTER(number), GUINT_TO_POINTER(id));
        g_array_append_val(self->waiting, number);
    }
    return id;
}

/* The end of "5 0 R" that begins at `p`, and its number; NULL when it is none. */
static const char *
reference_end(const char *p, int *number)
{
    char *after;
    gint64 value = g_ascii_strtoll(p, &after, 10);
    const char *end = after;
    *number = (int) value;
    if (end == p || value <= 0 || value > G_MAXINT || *end != ' ')
        return NULL;
    const char *generation = end + 1;
    g_ascii_strtoull(generation, &after, 10);
    if (!g_ascii_isdigit(*generation) || after[0] != ' ' || after[1] != 'R' ||
        pdf_is_regular(after[2]))
        return NULL;
    return after + 2;
}

static const char *
token_end(const char *p, const char *end)
{
    if (*p == '(')
        return pdf_literal_end(p, end);
    if (*p == '<' && !pdf_is_pair(p, end, '<'))
        return pdf_hex_end(p, end);
    const char *after = pdf_regular_end(p + 1, end);
    return *p == '/' || pdf_is_regular(*p) ? after : p + (*p == '<' ? 2 : 1);
}

/* Appends `syntax` with the numbers that objects have here. */
static void
append_renumbered(PdfGraft *self, const char *syntax, GString *out)
{
    const char *end = syntax + strlen(syntax);
    for (const char *p = syntax; p < end;) {
        int number;
        const char *after = g_ascii_isdigit(*p) ? reference_end(p, &number) : NULL;
        if (after != NULL) {
            pdf_append_reference(out, id_of(self, number));
        } else {
            after = MIN(token_end(p, end), end);
            g_string_append_len(out, p, after - p);
        }
        p = after;
    }
}

/* ---- corrections --------------------------------------------------------------------- */

/* Names the default colour space in a dictionary of resources. */
static void
edit_resources(PdfGraft *self, PdfObject resources)
{
    PdfReader *reader = self->reader;
    int number = pdf_object_id(reader, resources);
    if (self->space == 0 || !pdf_is_dictionary(reader, resources) ||
        (number != 0 && !g_hash_table_add(self->edited, GINT_TO_POINTER(number))))
        return;
    PdfObject spaces = pdf_key(reader, resources, "/ColorSpace");
    if (!pdf_is_dictionary(reader, spaces)) {
        pdf_put(reader, resources, "/ColorSpace", "<< >>");
        pdf_drop(reader, spaces);
        spaces = pdf_key(reader, resources, "/ColorSpace");
    }
    pdf_refer(reader, spaces, "/DefaultRGB", self->space);
    pdf_drop(reader, spaces);
}

static bool
has_name(PdfGraft *self, PdfObject dictionary, const char *key, const char *name)
{
    PdfObject value = pdf_key(self->reader, dictionary, key);
    bool is_same = pdf_is_name(self->reader, value, name);
    pdf_drop(self->reader, value);
    return is_same;
}

/* True for forms and for patterns that are drawn: what holds operators. */
static bool
is_content(PdfGraft *self, PdfObject dictionary)
{
    PdfObject pattern = pdf_key(self->reader, dictionary, "/PatternType");
    bool is_drawn = !pdf_is_null(self->reader, pattern);
    pdf_drop(self->reader, pattern);
    return is_drawn || has_name(self, dictionary, "/Subtype", "/Form");
}

/* The entries of the dictionary `object` as they stand in our file, without "<<" and ">>". */
static GString *
spell_entries(PdfGraft *self, PdfObject object)
{
    g_autofree char *syntax = pdf_spell(self->reader, object);
    GString *out = g_string_new(NULL);
    append_renumbered(self, syntax, out);
    g_string_erase(out, 0, 2);
    g_string_truncate(out, out->len - 2);
    return out;
}

/* ---- copying ------------------------------------------------------------------------- */

static void
put_content(PdfGraft *self, PdfId id, const char *entries, GBytes *content)
{
    gsize length;
    const void *data = g_bytes_get_data(content, &length);
    g_autoptr(GString) out = g_string_sized_new(length);
    pdf_recolour(data, length, out);
    pdf_file_put_stream(self->file, id, entries, out->str, out->len);
}

static void
copy_stream(PdfGraft *self, PdfObject stream, PdfId id)
{
    PdfReader *reader = self->reader;
    PdfObject dictionary = pdf_dictionary(reader, stream);
    bool holds_operators = is_content(self, dictionary);
    g_autoptr(GBytes) data = holds_operators ? pdf_stream_data(reader, stream)
                                             : pdf_stream_raw(reader, stream);
    if (data == NULL)
        data = g_bytes_new_static("", 0);
    pdf_remove(reader, dictionary, "/Length");
    pdf_remove(reader, dictionary, "/Interpolate");
    if (holds_operators) {
        pdf_remove(reader, dictionary, "/Filter");
        pdf_remove(reader, dictionary, "/DecodeParms");
        PdfObject resources = pdf_key(reader, dictionary, "/Resources");
        edit_resources(self, resources);
        pdf_drop(reader, resources);
    }
    g_autoptr(GString) entries = spell_entries(self, dictionary);
    gsize length;
    const void *bytes = g_bytes_get_data(data, &length);
    if (holds_operators)
        put_content(self, id, entries->str, data);
    else
        pdf_file_put_raw(self->file, id, entries->str, bytes, length);
    pdf_drop(reader, dictionary);
}

static void
copy_object(PdfGraft *self, int number)
{
    PdfReader *reader = self->reader;
    PdfId id = id_of(self, number);
    PdfObject object = pdf_reader_object(reader, number);
    if (pdf_is_stream(reader, object)) {
        copy_stream(self, object, id);
    } else {
        if (pdf_is_dictionary(reader, object) &&
            has_name(self, object, "/Subtype", "/CIDFontType2"))
            pdf_put(reader, object, "/CIDToGIDMap", "/Identity");
        g_autofree char *syntax = pdf_spell(reader, object);
        g_autoptr(GString) out = g_string_new(NULL);
        append_renumbered(self, syntax, out);
        pdf_file_put(self->file, id, out);
    }
    pdf_drop(reader, object);
}

void
pdf_graft_page(PdfGraft *self, guint index, PdfId form, double width, double height)
{
    PdfReader *reader = self->reader;
    PdfObject page = pdf_reader_page(reader, index);
    PdfObject resources = pdf_key(reader, page, "/Resources");
    g_autoptr(GBytes) content = pdf_page_content(reader, page);
    if (content == NULL)
        content = g_bytes_new_static("", 0);
    edit_resources(self, resources);
    g_autofree char *syntax = pdf_spell(reader, resources);
    g_autoptr(GString) entries = g_string_new("/Type/XObject/Subtype/Form/BBox[0 0 ");
    pdf_append_point(entries, width);
    g_string_append_c(entries, ' ');
    pdf_append_point(entries, height);
    g_string_append(entries, "]/Resources ");
    append_renumbered(self, syntax, entries);
    put_content(self, form, entries->str, content);
    pdf_drop(reader, resources);
    pdf_drop(reader, page);
}

void
pdf_graft_finish(PdfGraft *self)
{
    while (self->waiting->len > 0) {
        int number = g_array_index(self->waiting, int, self->waiting->len - 1);
        g_array_set_size(self->waiting, self->waiting->len - 1);
        copy_object(self, number);
    }
}
