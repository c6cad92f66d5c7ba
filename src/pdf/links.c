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
    return g_string_free(out, out->len > PDF_STRING_BYTES);
}

/* Appends where the link leads; false when that is nowhere. */
static bool
append_target(const PdfLinks *self, const char *target, GString *out)
{
    if (target[0] == '#') {
        const PagePlace *place = g_hash_table_lookup(self->pages->places, target + 1);
        if (place == NULL)
            return false;
        g_string_append(out, "/Dest");
        pdf_append_destination(out, self->page_ids[place->page], self->sheet, place->y);
        return true;
    }
    g_autofree char *uri = pdf_link_uri(target);
    if (uri == NULL)
        return false;
    g_string_append(out, "/A<</S/URI/URI");
    pdf_append_ascii(out, uri);
    g_string_append(out, ">>");
    return true;
}

/* Bottom left, bottom right, top right, top left would be what §12.5.6.5 says; viewers
 * follow Acrobat: top left, top right, bottom left, bottom right. */
static void
append_quad(GString *quads, PdfRect rect)
{
    const double points[] = {rect.left, rect.top,    rect.right, rect.top,
                             rect.left, rect.bottom, rect.right, rect.bottom};
    for (gsize i = 0; i < G_N_ELEMENTS(points); i++) {
        if (quads->len > 0)
            g_string_append_c(quads, ' ');
        pdf_append_point(quads, points[i]);
    }
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
append_area(const PdfLinks *self, const PageLink *link, GString *out)
{
    g_autoptr(GString) quads = g_string_new(NULL);
    PdfRect around = {0};
    for (guint i = 0; i < link->boxes->len; i++) {
        const PageBox *box = &g_array_index(link->boxes, PageBox, i);
        PdfRect rect =
            cut(pdf_sheet_rect(self->sheet, box), pdf_sheet_media(self->sheet));
        around = i == 0 ? rect : join(around, rect);
        append_quad(quads, rect);
    }
    g_string_append(out, "/Rect");
    pdf_append_rect(out, around);
    if (link->boxes->len > 1)
        g_string_append_printf(out, "/QuadPoints[%s]", quads->str);
}

static void
tell_dead(PdfLinks *self, const PageLink *link)
{
    if (self->told == link->element)
        return;
    self->told = link->element;
    const DocNode *node = link->element->node;
    diag_add(self->diag, DIAG_WARNING, node != NULL ? node->place : DIAG_NOWHERE,
             "link-left-out",
             "the link to %s leads nowhere in the PDF, or is longer than a PDF can hold; "
             "its text stays, without a link",
             link->target);
}

/* Returns the annotation; 0 when the link is left out. */
static PdfId
write_link(PdfLinks *self, guint page, const PageLink *link)
{
    g_autoptr(GString) out = g_string_new("<</Type/Annot/Subtype/Link/Border[0 0 0]");
    if (link->boxes->len == 0)
        return 0;
    if (!append_target(self, link->target, out)) {
        tell_dead(self, link);
        return 0;
    }
    append_area(self, link, out);
    const char *contents = link->description != NULL && *link->description != '\0'
                               ? link->description
                               : link->target;
    g_string_append_printf(out, "/F %d/Contents", PRINTED);
    pdf_append_text(out, contents);
    PdfId annotation = pdf_file_reserve(self->file);
    guint key =
        pdf_structure_add_annotation(self->structure, link->element, page, annotation);
    g_string_append_printf(out, "/StructParent %u>>", key);
    pdf_file_put(self->file, annotation, out);
    return annotation;
}

void
pdf_links_write(PdfLinks *self, guint page, GString *out)
{
    const Page *shown = g_ptr_array_index(self->pages->pages, page);
    bool is_open = false;
    for (guint i = 0; i < shown->links->len; i++) {
        PdfId annotation = write_link(self, page, g_ptr_array_index(shown->links, i));
        if (annotation == 0)
            continue;
        g_string_append(out, is_open ? " " : "/Annots[");
        pdf_append_reference(out, annotation);
        is_open = true;
    }
    if (is_open)
        g_string_append_c(out, ']');
}
