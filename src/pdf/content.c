/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/content.h"

#include <stdlib.h>

static const StyleColour black = {0, 0, 0, 255};

/* How a resource is found among the names: its letter and its number. */
#define KEY(kind, number) GUINT_TO_POINTER(((guint) (kind) << 24) | (number))

void
pdf_content_init(PdfContent *self, PdfStructure *structure)
{
    *self = (PdfContent){.out = g_string_new(NULL),
                         .structure = structure,
                         .names = g_hash_table_new(NULL, NULL)};
}

void
pdf_content_clear(PdfContent *self)
{
    g_string_free(self->out, TRUE);
    g_hash_table_unref(self->names);
}

void
pdf_content_open(PdfContent *self, guint page)
{
    g_string_truncate(self->out, 0);
    g_hash_table_remove_all(self->names);
    self->page = page;
    self->is_tagged = false;
    self->fill = black; /* what a page begins with */
}

/* ---- marked content ------------------------------------------------------------------ */

static bool
has_span(PdfTag tag)
{
    return tag.text != NULL && tag.element != NULL;
}

void
pdf_content_untag(PdfContent *self)
{
    if (self->is_tagged)
        g_string_append(self->out, has_span(self->tag) ? "EMC\nEMC\n" : "EMC\n");
    self->is_tagged = false;
}

bool
pdf_content_has_tag(const PdfContent *self, PdfTag tag)
{
    return self->is_tagged && tag.text == NULL && self->tag.text == NULL &&
           tag.element == self->tag.element &&
           (tag.element != NULL || tag.artifact == self->tag.artifact);
}

void
pdf_content_tag(PdfContent *self, PdfTag tag)
{
    static const char *const artifacts[] = {
        [PDF_ARTIFACT_PAGINATION] = "/Artifact<</Type/Pagination>>BDC\n",
        [PDF_ARTIFACT_LAYOUT] = "/Artifact<</Type/Layout>>BDC\n",
        [PDF_ARTIFACT_BACKGROUND] = "/Artifact<</Type/Background>>BDC\n"};
    if (pdf_content_has_tag(self, tag))
        return;
    pdf_content_untag(self);
    if (tag.element == NULL) {
        g_string_append(self->out, artifacts[tag.artifact]);
    } else {
        pdf_append_name(self->out, tag.element->type);
        g_string_append(self->out, "<</MCID ");
        pdf_append_integer(self->out, pdf_structure_add_content(self->structure,
                                                                tag.element, self->page));
        g_string_append(self->out, ">>BDC\n");
    }
    if (has_span(tag)) { /* poppler hears a text in no other marked content */
        g_string_append(self->out, "/Span<</ActualText");
        pdf_append_text(self->out, tag.text);
        g_string_append(self->out, ">>BDC\n");
    }
    self->tag = tag;
    self->is_tagged = true;
}

/* ---- shapes -------------------------------------------------------------------------- */

static double
over_white(guint8 channel, guint8 opacity)
{
    return (channel * opacity + 255 * (255 - opacity)) / (255.0 * 255.0);
}

static void
append_colour(GString *out, StyleColour colour, const char *grey, const char *rgb)
{
    bool is_grey = colour.r == colour.g && colour.g == colour.b;
    const guint8 channels[] = {colour.r, colour.g, colour.b};
    for (int i = 0; i < (is_grey ? 1 : 3); i++) {
        pdf_append_decimal(out, over_white(channels[i], colour.a), 4);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, is_grey ? grey : rgb);
}

bool
pdf_content_has_fill(const PdfContent *self, StyleColour colour)
{
    const StyleColour now = self->fill;
    return colour.r == now.r && colour.g == now.g && colour.b == now.b &&
           colour.a == now.a;
}

void
pdf_content_fill(PdfContent *self, StyleColour colour)
{
    if (pdf_content_has_fill(self, colour))
        return;
    append_colour(self->out, colour, "g\n", "rg\n");
    self->fill = colour;
}

void
pdf_content_stroke(PdfContent *self, StyleColour colour)
{
    append_colour(self->out, colour, "G\n", "RG\n");
}

void
pdf_content_operate(PdfContent *self, const double *numbers, guint count,
                    const char *operator)
{
    for (guint i = 0; i < count; i++) {
        pdf_append_point(self->out, numbers[i]);
        g_string_append_c(self->out, ' ');
    }
    g_string_append(self->out, operator);
    g_string_append_c(self->out, '\n');
}

void
pdf_content_save(PdfContent *self)
{
    g_string_append(self->out, "q\n");
}

void
pdf_content_restore(PdfContent *self)
{
    g_string_append(self->out, "Q\n");
}

void
pdf_content_clip(PdfContent *self, PdfRect rect)
{
    const double sides[] = {rect.left, rect.bottom, rect.right - rect.left,
                            rect.top - rect.bottom};
    pdf_content_operate(self, sides, 4, "re W n");
}

/* ---- resources ----------------------------------------------------------------------- */

void
pdf_content_name(PdfContent *self, char kind, guint number, PdfId id)
{
    g_hash_table_insert(self->names, KEY(kind, number), GUINT_TO_POINTER(id));
}

void
pdf_content_draw(PdfContent *self, PdfId id, const double matrix[6])
{
    pdf_content_name(self, 'X', id, id);
    g_string_append(self->out, "q\n");
    pdf_content_operate(self, matrix, 6, "cm");
    g_string_append(self->out, "/X");
    pdf_append_integer(self->out, id);
    g_string_append(self->out, " Do\nQ\n");
}

static int
compare_keys(gconstpointer a, gconstpointer b)
{
    guint one = GPOINTER_TO_UINT(*(const gpointer *) a);
    guint other = GPOINTER_TO_UINT(*(const gpointer *) b);
    return one < other ? -1 : one > other;
}

static void
append_category(const PdfContent *self, const GPtrArray *keys, char kind,
                const char *category, GString *out)
{
    bool is_open = false;
    for (guint i = 0; i < keys->len; i++) {
        guint key = GPOINTER_TO_UINT(keys->pdata[i]);
        if ((char) (key >> 24) != kind)
            continue;
        if (!is_open)
            g_string_append_printf(out, "/%s<<", category);
        is_open = true;
        g_string_append_printf(out, "/%c%u ", kind, key & 0xFFFFFF);
        pdf_append_reference(
            out, GPOINTER_TO_UINT(g_hash_table_lookup(self->names, keys->pdata[i])));
    }
    if (is_open)
        g_string_append(out, ">>");
}

void
pdf_content_append_resources(const PdfContent *self, GString *out)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new();
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, self->names);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        g_ptr_array_add(keys, key);
    g_ptr_array_sort(keys, compare_keys);
    append_category(self, keys, 'F', "Font", out);
    append_category(self, keys, 'X', "XObject", out);
}
