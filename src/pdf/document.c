/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/document.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/image.h"
#include "pdf/intent.h"
#include "pdf/links.h"
#include "pdf/marks.h"
#include "pdf/metadata.h"
#include "pdf/outline.h"
#include "pdf/structure.h"

typedef struct {
    Pages *pages;
    const PdfOptions *options;
    const PdfSheet *sheet;
    PdfPictures *pictures;
    Diag *diag;
    PdfFile *file;
    PdfStructure *structure;
    PdfFonts *fonts;
    PdfDrawings *drawings;
    PdfPainter *painter;
    GPtrArray *painted; /* const PdfPaintedPage *, lent */
    PdfIntent intent;
    PdfId *page_ids;
    PdfId marks;     /* colour space; 0: no marks */
    bool *is_masked; /* for each picture: it lets through what lies below */
} Document;

/* ---- pages --------------------------------------------------------------------------- */

static bool
is_illustration(const PageElement *element)
{
    return strcmp(element->type, "Figure") == 0 || strcmp(element->type, "Formula") == 0;
}

/* What the item covers, from the trim's top left corner. */
static PageBox
area_of(const PageItem *item)
{
    int ascent = item->kind == PAGE_FORMULA ? item->as.formula.ascent : 0;
    if (item->rotation != 0)
        return (PageBox){item->x - ascent, item->y - item->width, item->height,
                         item->width};
    return (PageBox){item->x + MIN(item->width, 0),
                     item->y - ascent + MIN(item->height, 0), abs(item->width),
                     abs(item->height)};
}

/* What each figure on the page shows: a picture, a code of squares, a box to tick. */
static void
add_areas(Document *self, guint index)
{
    const Page *page = g_ptr_array_index(self->pages->pages, index);
    for (guint i = 0; i < page->items->len; i++) {
        const PageItem *item = &g_array_index(page->items, PageItem, i);
        if (item->element == NULL || item->kind == PAGE_TEXT ||
            !is_illustration(item->element))
            continue;
        PageBox box = area_of(item);
        pdf_structure_add_area(self->structure, item->element, index,
                               pdf_sheet_rect(self->sheet, &box));
    }
}

static void
paint_pages(Document *self, const PdfBackdrop *backdrop)
{
    for (guint i = 0; i < self->pages->pages->len; i++) {
        g_ptr_array_add(self->painted,
                        (gpointer) pdf_painter_paint(self->painter, i, backdrop));
        add_areas(self, i);
    }
    pages_release_text(self->pages);
}

/* The entries that all pages share: one object for each box. */
static char *
spell_boxes(Document *self)
{
    const PdfRect boxes[] = {pdf_sheet_media(self->sheet), pdf_sheet_bleed(self->sheet),
                             pdf_sheet_trim(self->sheet)};
    PdfId ids[3];
    for (int i = 0; i < 3; i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        pdf_append_rect(out, boxes[i]);
        ids[i] = pdf_file_add(self->file, out->str);
    }
    return g_strdup_printf("/MediaBox %u 0 R/CropBox %u 0 R/BleedBox %u 0 R"
                           "/TrimBox %u 0 R/Tabs/S",
                           ids[0], ids[0], ids[1], ids[2]);
}

static void
append_resources(const Document *self, const PdfPaintedPage *painted, GString *out)
{
    g_string_append_printf(out, "/Resources<<%s", painted->resources);
    if (self->intent.default_rgb != 0 || self->marks != 0)
        g_string_append(out, "/ColorSpace<<");
    if (self->intent.default_rgb != 0)
        g_string_append_printf(out, "/DefaultRGB %u 0 R", self->intent.default_rgb);
    if (self->marks != 0)
        g_string_append_printf(out, PDF_MARKS_SPACE " %u 0 R", self->marks);
    if (self->intent.default_rgb != 0 || self->marks != 0)
        g_string_append(out, ">>");
    g_string_append(out, ">>");
}

static bool
is_transparent(const Document *self, const PdfPaintedPage *painted)
{
    for (guint i = 0; i < painted->pictures->len; i++)
        if (self->is_masked[g_array_index(painted->pictures, guint, i)])
            return true;
    return false;
}

/* Writes the page objects and what hangs on them; returns the root of their tree. */
static PdfId
write_pages(Document *self)
{
    PdfLinks links = {self->file,     self->pages,     self->sheet,
                      self->page_ids, self->structure, self->diag};
    PdfId root = pdf_file_reserve(self->file);
    g_autofree char *boxes = spell_boxes(self);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GString) tree = g_string_new("<</Type/Pages/Kids[");
    for (guint i = 0; i < self->painted->len; i++) {
        const PdfPaintedPage *painted = g_ptr_array_index(self->painted, i);
        g_string_printf(out,
                        "<</Type/Page/Parent %u 0 R%s/StructParents %u/Contents %u 0 R",
                        root, boxes, i, painted->content);
        append_resources(self, painted, out);
        if (is_transparent(self, painted))
            g_string_append_printf(out, "/Group<</S/Transparency/I true/CS%s>>",
                                   self->intent.blending);
        if (!self->options->is_print)
            pdf_links_write(&links, i, out);
        g_string_append(out, ">>");
        pdf_file_put(self->file, self->page_ids[i], out);
        g_string_append_printf(tree, "%u 0 R ", self->page_ids[i]);
    }
    g_string_append_printf(tree, "]/Count %u>>", self->painted->len);
    pdf_file_put(self->file, root, tree);
    return root;
}

static void
write_pictures(Document *self)
{
    g_autoptr(PdfImages) images = pdf_images_new(self->file, &self->intent);
    for (guint i = 0; i < pdf_pictures_length(self->pictures); i++) {
        if (pdf_pictures_drawing(self->pictures, i) != NULL)
            continue;
        g_autoptr(PdfPicture) picture = pdf_pictures_take(self->pictures, i, self->diag);
        PdfId id = pdf_painter_image(self->painter, i);
        self->is_masked[i] = picture->mask != NULL;
        if (id != 0)
            pdf_images_write(images, id, picture);
    }
}

/* ---- catalogue ----------------------------------------------------------------------- */

static PdfId
write_xmp(Document *self, const PdfMetadata *metadata)
{
    g_autoptr(GBytes) xmp = pdf_metadata_xmp(metadata);
    PdfId id = pdf_file_reserve(self->file);
    gsize length;
    const void *bytes = g_bytes_get_data(xmp, &length);
    /* Not packed: programs that know no PDF look for it. */
    pdf_file_put_raw(self->file, id, "/Type/Metadata/Subtype/XML", bytes, length);
    return id;
}

static PdfId
write_catalogue(Document *self, PdfId pages, PdfId xmp)
{
    g_autofree char *labels = pdf_page_labels(self->pages);
    PdfId structure = pdf_structure_write(self->structure, self->file, self->page_ids);
    PdfId outline =
        pdf_outline_write(self->file, self->pages, self->sheet, self->page_ids);
    g_autoptr(GString) out = g_string_new("<</Type/Catalog");
    g_string_append_printf(out, "/Pages %u 0 R/StructTreeRoot %u 0 R/Metadata %u 0 R",
                           pages, structure, xmp);
    g_string_append_printf(out, "/OutputIntents[%u 0 R]/PageLabels%s",
                           self->intent.intent, labels);
    if (outline != 0)
        g_string_append_printf(out, "/Outlines %u 0 R", outline);
    g_string_append(out, outline != 0 ? "/PageMode/UseOutlines" : "/PageMode/UseNone");
    g_string_append(out, "/MarkInfo<</Marked true>>/PageLayout/TwoPageRight"
                         "/ViewerPreferences<</DisplayDocTitle true>>");
    if (self->pages->book->language != NULL) {
        g_string_append(out, "/Lang");
        pdf_append_text(out, self->pages->book->language);
    }
    g_string_append(out, ">>");
    PdfId id = pdf_file_reserve(self->file);
    pdf_file_put(self->file, id, out);
    return id;
}

/* ---- the whole ----------------------------------------------------------------------- */

static bool
write_all(Document *self, const PdfBackdrop *backdrop, GError **error)
{
    if (!pdf_intent_write(self->file, self->options, &self->intent, error))
        return false;
    if (self->sheet->has_crop_marks || self->sheet->has_cross_marks)
        self->marks = pdf_marks_space(self->file);
    for (guint i = 0; i < self->pages->pages->len; i++)
        self->page_ids[i] = pdf_file_reserve(self->file);
    paint_pages(self, backdrop);
    if (!pdf_fonts_write(self->fonts, error) ||
        !pdf_drawings_write(self->drawings, self->intent.default_rgb, error))
        return false;
    write_pictures(self);
    PdfId pages = write_pages(self);
    g_autoptr(PdfMetadata) metadata =
        pdf_metadata_new(self->pages->book, self->options->is_print);
    PdfId info = pdf_metadata_write_info(metadata, self->file);
    PdfId root = write_catalogue(self, pages, write_xmp(self, metadata));
    return pdf_file_close(self->file, root, info, error);
}

bool
pdf_document_write(Pages *pages, const PdfOptions *options, const PdfSheet *sheet,
                   PdfPictures *pictures, const PdfBackdrop *backdrop, const char *path,
                   Diag *diag, GError **error)
{
    g_autoptr(PdfFile) file =
        pdf_file_new(path, options->is_print ? "1.6" : "1.7", error);
    if (file == NULL)
        return false;
    g_autoptr(PdfStructure) structure = pdf_structure_new(pages);
    g_autoptr(PdfFonts) fonts = pdf_fonts_new(file);
    g_autoptr(PdfDrawings) drawings = pdf_drawings_new(file);
    g_autoptr(PdfFormulas) formulas = pdf_formulas_new(fonts, pages->book->math);
    PdfPaints paints = {file,      pages, sheet,    pictures,
                        structure, fonts, formulas, drawings};
    g_autoptr(PdfPainter) painter = pdf_painter_new(&paints);
    g_autoptr(GPtrArray) painted = g_ptr_array_new();
    g_autofree PdfId *page_ids = g_new0(PdfId, MAX(pages->pages->len, 1));
    g_autofree bool *is_masked = g_new0(bool, MAX(pdf_pictures_length(pictures), 1));
    Document self = {.pages = pages,
                     .options = options,
                     .sheet = sheet,
                     .pictures = pictures,
                     .diag = diag,
                     .file = file,
                     .structure = structure,
                     .fonts = fonts,
                     .drawings = drawings,
                     .painter = painter,
                     .painted = painted,
                     .page_ids = page_ids,
                     .is_masked = is_masked};
    bool is_written = write_all(&self, backdrop, error);
    pdf_intent_clear(&self.intent);
    return is_written;
}
