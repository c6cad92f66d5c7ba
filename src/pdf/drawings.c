/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/drawings.h"

#include <cairo-pdf.h>

#include "pdf/graft.h"

typedef struct {
    PdfId form;
    double width, height;
} Drawing;

struct PdfDrawings {
    PdfFile *file;
    cairo_surface_t *surface; /* NULL: nothing is drawn yet */
    GByteArray *bytes;        /* what cairo wrote */
    GArray *drawings;         /* Drawing */
};

PdfDrawings *
pdf_drawings_new(PdfFile *file)
{
    PdfDrawings *self = g_new0(PdfDrawings, 1);
    self->file = file;
    self->bytes = g_byte_array_new();
    self->drawings = g_array_new(FALSE, FALSE, sizeof(Drawing));
    return self;
}

void
pdf_drawings_free(PdfDrawings *self)
{
    if (self == NULL)
        return;
    if (self->surface != NULL) {
        cairo_surface_finish(self->surface);
        cairo_surface_destroy(self->surface);
    }
    g_clear_pointer(&self->bytes, g_byte_array_unref);
    g_array_unref(self->drawings);
    g_free(self);
}

static cairo_status_t
take_bytes(void *closure, const unsigned char *data, unsigned int length)
{
    GByteArray *bytes = closure;
    if (length > G_MAXUINT - bytes->len)
        return CAIRO_STATUS_WRITE_ERROR;
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* The date is cairo's, but our file takes over nothing that tells it. */
static void
open_page(PdfDrawings *self, double width, double height)
{
    if (self->surface == NULL)
        self->surface =
            cairo_pdf_surface_create_for_stream(take_bytes, self->bytes, width, height);
    else
        cairo_pdf_surface_set_size(self->surface, width, height);
}

PdfId
pdf_drawings_add(PdfDrawings *self, double width, double height, PdfDraw draw,
                 gpointer data)
{
    Drawing drawing = {pdf_file_reserve(self->file), width, height};
    open_page(self, width, height);
    /* In a context of its own: what a drawing breaks must not end the next one. */
    cairo_t *cr = cairo_create(self->surface);
    cairo_rectangle(cr, 0, 0, width, height);
    cairo_clip(cr);
    draw(cr, data);
    cairo_destroy(cr);
    cairo_surface_show_page(self->surface);
    g_array_append_val(self->drawings, drawing);
    return drawing.form;
}

bool
pdf_drawings_write(PdfDrawings *self, PdfId default_rgb, GError **error)
{
    if (self->surface == NULL)
        return true;
    cairo_surface_finish(self->surface);
    cairo_status_t status = cairo_surface_status(self->surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, PDF_ERROR, 0, "cannot draw: %s",
                    cairo_status_to_string(status));
        return false;
    }
    g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes(g_steal_pointer(&self->bytes));
    g_autoptr(PdfReader) reader = pdf_reader_open(bytes, error);
    if (reader == NULL)
        return false;
    if (pdf_reader_page_count(reader) != self->drawings->len) {
        g_set_error_literal(error, PDF_ERROR, 0, "a drawing was lost");
        return false;
    }
    g_autoptr(PdfGraft) graft = pdf_graft_new(reader, self->file, default_rgb);
    for (guint i = 0; i < self->drawings->len; i++) {
        const Drawing *drawing = &g_array_index(self->drawings, Drawing, i);
        pdf_graft_page(graft, i, drawing->form, drawing->width, drawing->height);
    }
    pdf_graft_finish(graft);
    return true;
}
