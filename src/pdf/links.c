/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/links.h"

#include <string.h>

#include "pdf/outline.h"

#define PRINTED 4 /* flag of an annotation (§12.5.3); PDF/A-2 demands it */

char *
pdf_link_uri(const char *uri)
{
    static const char *const schemes[] = {"http:", "https:", "mailto:", "tel:"};
    bool is_allowed = false;
    for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strncasecmp(uri, schemes[i], strlen(schemes[i])) == 0)
            is_allowed = true;
    if (!is_allowed)
        return NULL;
    GString *out = g_string_new(NULL);
    for (const char *p = uri; *p != '\0'; p++) {
        if (g_ascii_isgraph(*p))
            g_string_append_c(out, *p);
        else
            g_string_append_printf(out, "%%%02X", (guint8) *p);
    }
    return g_string_free(out, FALSE);
}

/* Sets where the link leads; false when that is nowhere. */
static bool
put_target(const PdfLinks *self, PdfObject annotation, const char *target)
{
    PdfFile *file = self->file;
    if (target[0] == '#') {
        const PagePlace *place = g_hash_table_lookup(self->pages->places, target + 1);
        if (place == NULL)
            return false;
        pdf_put(file, annotation, "/Dest",
                pdf_destination(file, self->page_objects[place->page], self->sheet,
                                place->y));
        return true;
    }
    g_autofree char *uri = pdf_link_uri(target);
    if (uri == NULL)
        return false;
    PdfObject action = pdf_parse(file, "<< >>");
    pdf_put_name(file, action, "/S", "/URI");
    pdf_put(file, action, "/URI", pdf_ascii(file, uri));
    pdf_put(file, annotation, "/A", action);
    return true;
}

/* Bottom left, bottom right, top right, top left would be what §12.5.6.5 says; viewers
 * follow Acrobat: top left, top right, bottom left, bottom right. */
static void
append_quad(PdfFile *file, PdfObject quads, PdfRect rect)
{
    const double points[] = {rect.left, rect.top,    rect.right, rect.top,
                             rect.left, rect.bottom, rect.right, rect.bottom};
    for (gsize i = 0; i < G_N_ELEMENTS(points); i++)
        pdf_append(file, quads, pdf_real(file, points[i]));
}

static PdfRect
join(PdfRect a, PdfRect b)
{
    return (PdfRect){MIN(a.left, b.left), MIN(a.bottom, b.bottom), MAX(a.right, b.right),
                     MAX(a.top, b.top)};
}

static PdfRect
cut(PdfRect a, PdfRect b)
{
    return (PdfRect){CLAMP(a.left, b.left, b.right), CLAMP(a.bottom, b.bottom, b.top),
                     CLAMP(a.right, b.left, b.right), CLAMP(a.top, b.bottom, b.top)};
}

/* The area of the link: its lines, and what surrounds them. */
static void
put_area(const PdfLinks *self, PdfObject annotation, const PageLink *link)
{
    PdfFile *file = self->file;
    PdfObject quads = pdf_array(file);
    PdfRect around = {0};
    for (guint i = 0; i < link->boxes->len; i++) {
        const PageBox *box = &g_array_index(link->boxes, PageBox, i);
        PdfRect rect =
            cut(pdf_sheet_rect(self->sheet, box), pdf_sheet_media(self->sheet));
        around = i == 0 ? rect : join(around, rect);
        append_quad(file, quads, rect);
    }
    pdf_put(file, annotation, "/Rect", pdf_rect_object(file, around));
    if (link->boxes->len > 1)
        pdf_refer(file, annotation, "/QuadPoints", quads);
    pdf_drop(file, quads);
}

static void
tell_dead(const PdfLinks *self, const PageLink *link)
{
    const DocNode *node = link->element->node;
    diag_add(self->diag, DIAG_WARNING, node != NULL ? node->place : DIAG_NOWHERE,
             "link-left-out",
             "the link to %s leads nowhere in the PDF; its text stays, without a link",
             link->target);
}

static void
write_link(const PdfLinks *self, guint page, const PageLink *link, PdfObject no_border,
           PdfObject *annotations)
{
    PdfFile *file = self->file;
    if (link->boxes->len == 0)
        return;
    PdfObject annotation = pdf_add_dictionary(file);
    if (!put_target(self, annotation, link->target)) {
        tell_dead(self, link);
        pdf_drop(file, annotation);
        return;
    }
    put_area(self, annotation, link);
    pdf_put_name(file, annotation, "/Type", "/Annot");
    pdf_put_name(file, annotation, "/Subtype", "/Link");
    pdf_refer(file, annotation, "/Border", no_border);
    pdf_put(file, annotation, "/F", pdf_integer(file, PRINTED));
    const char *contents = link->description != NULL && *link->description != '\0'
                               ? link->description
                               : link->target;
    pdf_put(file, annotation, "/Contents", pdf_text(file, contents));
    guint key =
        pdf_structure_add_annotation(self->structure, link->element, page, annotation);
    pdf_put(file, annotation, "/StructParent", pdf_integer(file, key));
    if (*annotations == 0)
        *annotations = pdf_array(file);
    pdf_append_reference(file, *annotations, annotation);
}

void
pdf_links_write(const PdfLinks *self)
{
    PdfObject no_border = pdf_add(self->file, "[0 0 0]");
    for (guint i = 0; i < self->pages->pages->len; i++) {
        const Page *page = g_ptr_array_index(self->pages->pages, i);
        PdfObject annotations = 0;
        for (guint k = 0; k < page->links->len; k++)
            write_link(self, i, g_ptr_array_index(page->links, k), no_border,
                       &annotations);
        if (annotations != 0)
            pdf_put(self->file, self->page_objects[i], "/Annots", annotations);
    }
    pdf_drop(self->file, no_border);
}
