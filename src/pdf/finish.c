/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/finish.h"

#include <string.h>

#include "pdf/content.h"
#include "pdf/intent.h"
#include "pdf/links.h"
#include "pdf/marks.h"
#include "pdf/metadata.h"
#include "pdf/outline.h"
#include "pdf/profile.h"
#include "pdf/resources.h"
#include "pdf/structure.h"

typedef struct {
    const Pages *pages;
    const PdfOptions *options;
    const PdfSheet *sheet;
    const PdfPainting *painting;
    PdfPictures *pictures;
    Diag *diag;
    PdfFile *file;
    PdfObject *page_objects;
    PdfObject media, bleed, trim; /* boxes */
    PdfObject marks;              /* colour space; 0: no marks */
    PdfStructure *structure;
    PdfResources *resources;
    PdfDrift *drift;
    Flate *flate;
    GHashTable *profiles; /* GBytes * -> PdfObject: the streams written */
    GBytes *press;        /* the profile of CMYK without one; NULL until it is needed */
} Finisher;

/* ---- content ------------------------------------------------------------------------- */

typedef struct {
    const GArray *tags; /* PdfTag */
    const guint *mcids; /* what each becomes when artifacts are not counted */
} PageTags;

static void
write_tag(GString *out, guint mcid, gpointer data)
{
    static const char *const artifacts[] = {[PDF_ARTIFACT_PAGINATION] = "Pagination",
                                            [PDF_ARTIFACT_LAYOUT] = "Layout",
                                            [PDF_ARTIFACT_BACKGROUND] = "Background"};
    const PageTags *page = data;
    const PdfTag *tag =
        mcid < page->tags->len ? &g_array_index(page->tags, PdfTag, mcid) : NULL;
    if (tag == NULL)
        g_string_append(out, "/Artifact BMC");
    else if (tag->element == NULL)
        g_string_append_printf(out, "/Artifact <</Type /%s>> BDC",
                               artifacts[tag->artifact]);
    else
        g_string_append_printf(out, "/%s <</MCID %u>> BDC", tag->element->type,
                               page->mcids[mcid]);
}

/* Hangs the marked contents into the structure and rewrites the stream accordingly. */
static void
finish_content(Finisher *self, guint index, PdfObject page)
{
    const PdfPaintedPage *painted = g_ptr_array_index(self->painting->pages, index);
    g_autoptr(GBytes) content = pdf_page_content(self->file, page);
    g_autofree guint *mcids = g_new0(guint, MAX(painted->tags->len, 1));
    guint next = 0;
    for (guint i = 0; i < painted->tags->len; i++) {
        const PdfTag *tag = &g_array_index(painted->tags, PdfTag, i);
        mcids[i] = next;
        if (tag->element == NULL)
            continue;
        pdf_structure_add_content(self->structure, tag->element, index);
        next++;
    }
    if (content == NULL)
        return;
    gsize length;
    const guint8 *data = g_bytes_get_data(content, &length);
    PageTags tags = {painted->tags, mcids};
    g_autoptr(GString) out = g_string_sized_new(length);
    g_autoptr(GString) marks = g_string_new(NULL);
    pdf_marks_append(self->sheet, marks);
    if (marks->len > 0)
        g_string_append(out, "q\n"); /* cairo leaves its own coordinates behind */
    pdf_drift_open(self->drift, page);
    pdf_content_rewrite(data, length, write_tag, &tags, self->drift, out);
    if (marks->len > 0)
        g_string_append_printf(out, "\nQ%s", marks->str);
    g_autoptr(GBytes) packed = flate_pack(self->flate, out->str, out->len);
    PdfObject stream = pdf_key(self->file, page, "/Contents");
    pdf_replace_data(self->file, stream, packed, "/FlateDecode", NULL);
    pdf_drop(self->file, stream);
}

/* ---- pages --------------------------------------------------------------------------- */

/* One object for all pages. */
static void
make_boxes(Finisher *self)
{
    PdfFile *file = self->file;
    const PdfSheet *sheet = self->sheet;
    self->media = pdf_add_object(file, pdf_rect_object(file, pdf_sheet_media(sheet)));
    self->bleed = pdf_add_object(file, pdf_rect_object(file, pdf_sheet_bleed(sheet)));
    self->trim = pdf_add_object(file, pdf_rect_object(file, pdf_sheet_trim(sheet)));
}

static void
put_boxes(Finisher *self, PdfObject page)
{
    pdf_refer(self->file, page, "/MediaBox", self->media);
    pdf_refer(self->file, page, "/CropBox", self->media);
    pdf_refer(self->file, page, "/BleedBox", self->bleed);
    pdf_refer(self->file, page, "/TrimBox", self->trim);
}

static bool
is_illustration(const PageElement *element)
{
    return strcmp(element->type, "Figure") == 0 || strcmp(element->type, "Formula") == 0;
}

/* The picture, or the code of squares, that each figure on the page shows. */
static void
add_areas(Finisher *self, guint index)
{
    const Page *page = g_ptr_array_index(self->pages->pages, index);
    for (guint i = 0; i < page->items->len; i++) {
        const PageItem *item = &g_array_index(page->items, PageItem, i);
        bool has_area = item->kind == PAGE_PICTURE || item->kind == PAGE_MATRIX ||
                        item->kind == PAGE_RECTANGLE;
        if (item->element == NULL || !has_area || !is_illustration(item->element))
            continue;
        PageBox box = {item->x, item->y, item->width, item->height};
        if (item->rotation != 0)
            box = (PageBox){item->x, item->y - item->width, item->height, item->width};
        pdf_structure_add_area(self->structure, item->element, index,
                               pdf_sheet_rect(self->sheet, &box));
    }
}

static void
finish_page(Finisher *self, guint index)
{
    PdfObject page = self->page_objects[index];
    const PdfPaintedPage *painted = g_ptr_array_index(self->painting->pages, index);
    put_boxes(self, page);
    pdf_put(self->file, page, "/StructParents", pdf_integer(self->file, index));
    pdf_put_name(self->file, page, "/Tabs", "/S");
    pdf_remove(self->file, page, "/Thumb");
    pdf_remove(self->file, page, "/Annots");
    if (!painted->is_transparent)
        pdf_remove(self->file, page, "/Group");
    finish_content(self, index, page);
    pdf_resources_correct(self->resources, page);
    if (self->marks != 0)
        pdf_resources_add_space(self->file, page, PDF_MARKS_SPACE, self->marks);
    add_areas(self, index);
}

/* ---- pictures ------------------------------------------------------------------------ */

/* The space of `profile`, written once however many pictures have it. */
static PdfObject
profile_space(Finisher *self, GBytes *profile, int channels)
{
    PdfObject stream = GPOINTER_TO_UINT(g_hash_table_lookup(self->profiles, profile));
    if (stream == 0) {
        g_autofree char *entries = g_strdup_printf("<< /N %d >>", channels);
        stream = pdf_stream(self->file, entries, profile, NULL);
        g_hash_table_insert(self->profiles, g_bytes_ref(profile),
                            GUINT_TO_POINTER(stream));
    }
    PdfObject space = pdf_parse(self->file, "[/ICCBased]");
    pdf_append_reference(self->file, space, stream);
    return space;
}

/* PDF/A-2 §6.2.4.3: inks mean nothing where the output intent is of a screen. */
static GBytes *
profile_of(Finisher *self, const PdfPicture *picture)
{
    if (picture->profile != NULL || picture->space != PDF_CMYK)
        return picture->profile;
    if (self->press == NULL)
        self->press = pdf_profile_press();
    return self->press;
}

static PdfObject
colour_space(Finisher *self, const PdfPicture *picture)
{
    PdfFile *file = self->file;
    int channels = picture->space == PDF_GREY ? 1 : picture->space == PDF_CMYK ? 4 : 3;
    GBytes *profile = profile_of(self, picture);
    PdfObject base = profile != NULL ? profile_space(self, profile, channels)
                                     : pdf_parse(file, pdf_picture_device(picture));
    if (picture->space != PDF_INDEXED)
        return base;
    PdfObject space = pdf_parse(file, "[/Indexed]");
    pdf_append(file, space, base);
    pdf_append(file, space,
               pdf_integer(file, (gint64) g_bytes_get_size(picture->palette) / 3 - 1));
    pdf_append(file, space, pdf_stream(file, "<< >>", picture->palette, NULL));
    return space;
}

/* Makes the image object `stream`, a placeholder so far, hold `picture`. */
static void
fill_image(Finisher *self, PdfObject stream, const PdfPicture *picture)
{
    PdfFile *file = self->file;
    g_autoptr(GString) entries = g_string_new("<< ");
    pdf_picture_entries(picture, entries);
    g_string_append(entries, " >>");
    PdfObject dictionary = pdf_dictionary(file, stream);
    pdf_replace_entries(file, dictionary, entries->str);
    pdf_put(file, dictionary, "/ColorSpace", colour_space(self, picture));
    pdf_drop(file, dictionary);
    g_autofree char *parameters = pdf_picture_parameters(picture);
    pdf_replace_data(file, stream, picture->data,
                     picture->is_jpeg ? "/DCTDecode" : "/FlateDecode", parameters);
}

static void
finish_pictures(Finisher *self)
{
    for (guint i = 0; i < pdf_pictures_length(self->pictures); i++) {
        if (pdf_pictures_drawing(self->pictures, i) != NULL)
            continue;
        g_autoptr(PdfPicture) picture = pdf_pictures_take(self->pictures, i, self->diag);
        PdfObject image = pdf_resources_picture(self->resources, i);
        if (image == 0)
            continue;
        fill_image(self, image, picture);
        if (picture->mask != NULL) {
            g_autoptr(GBytes) nothing = g_bytes_new_static("", 0);
            PdfObject mask = pdf_stream(self->file, "<< >>", nothing, NULL);
            fill_image(self, mask, picture->mask);
            PdfObject dictionary = pdf_dictionary(self->file, image);
            pdf_put(self->file, dictionary, "/SMask", mask);
            pdf_drop(self->file, dictionary);
        }
    }
}

/* ---- catalogue ----------------------------------------------------------------------- */

static void
put_syntax(PdfFile *file, PdfObject dictionary, const char *key, const char *syntax)
{
    pdf_put(file, dictionary, key, pdf_parse(file, syntax));
}

static void
finish_catalogue(Finisher *self)
{
    PdfFile *file = self->file;
    PdfObject root = pdf_file_root(file);
    g_autofree char *labels = pdf_page_labels(self->pages);
    PdfObject outline =
        pdf_outline_write(file, self->pages, self->sheet, self->page_objects);
    pdf_remove(file, root, "/Names");
    pdf_remove(file, root, "/Outlines");
    if (outline != 0)
        pdf_put(file, root, "/Outlines", outline);
    pdf_put(file, root, "/StructTreeRoot",
            pdf_structure_write(self->structure, file, self->page_objects));
    put_syntax(file, root, "/MarkInfo", "<< /Marked true >>");
    put_syntax(file, root, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
    put_syntax(file, root, "/PageMode", outline != 0 ? "/UseOutlines" : "/UseNone");
    put_syntax(file, root, "/PageLayout", "/TwoPageRight");
    put_syntax(file, root, "/PageLabels", labels);
    pdf_put(file, root, "/Lang", pdf_text(file, self->pages->book->language));
    pdf_drop(file, root);
}

static void
finish_metadata(Finisher *self)
{
    PdfFile *file = self->file;
    g_autoptr(PdfMetadata) metadata =
        pdf_metadata_new(self->pages->book, self->options->is_print);
    pdf_metadata_put_info(metadata, file);
    g_autoptr(GBytes) xmp = pdf_metadata_xmp(metadata);
    PdfObject root = pdf_file_root(file);
    pdf_put(file, root, "/Metadata",
            pdf_stream(file, "<< /Type /Metadata /Subtype /XML >>", xmp, NULL));
    pdf_drop(file, root);
}

/* ---- the whole ----------------------------------------------------------------------- */

static bool
open_pages(Finisher *self, GError **error)
{
    guint count = self->pages->pages->len;
    if (pdf_file_page_count(self->file) != count) {
        g_set_error(error, PDF_ERROR, 0, "%u pages were drawn, %u were written", count,
                    pdf_file_page_count(self->file));
        return false;
    }
    self->page_objects = g_new(PdfObject, count);
    for (guint i = 0; i < count; i++)
        self->page_objects[i] = pdf_file_page(self->file, i);
    return true;
}

static bool
finish(Finisher *self, GError **error)
{
    PdfObject default_rgb = 0;
    if (!open_pages(self, error) ||
        !pdf_intent_write(self->file, self->options, &default_rgb, error))
        return false;
    if (self->sheet->has_crop_marks || self->sheet->has_cross_marks)
        self->marks = pdf_marks_space(self->file);
    self->resources = pdf_resources_new(self->file, pdf_pictures_length(self->pictures),
                                        default_rgb, self->drift, self->flate);
    make_boxes(self);
    for (guint i = 0; i < self->pages->pages->len; i++)
        finish_page(self, i);
    if (!self->options->is_print) {
        PdfLinks links = {self->file,         self->pages,     self->sheet,
                          self->page_objects, self->structure, self->diag};
        pdf_links_write(&links);
    }
    finish_catalogue(self);
    finish_metadata(self);
    finish_pictures(self);
    return true;
}

bool
pdf_finish(const Pages *pages, const PdfOptions *options, const PdfSheet *sheet,
           const PdfPainting *painting, PdfPictures *pictures, const char *path,
           Diag *diag, GError **error)
{
    g_autoptr(PdfFile) file = pdf_file_open(painting->file, error);
    if (file == NULL)
        return false;
    g_autoptr(PdfStructure) structure = pdf_structure_new(pages);
    g_autoptr(PdfDrift) drift = pdf_drift_new(file);
    g_autoptr(Flate) flate = flate_new();
    Finisher self = {.pages = pages,
                     .options = options,
                     .sheet = sheet,
                     .painting = painting,
                     .pictures = pictures,
                     .diag = diag,
                     .file = file,
                     .structure = structure,
                     .drift = drift,
                     .flate = flate,
                     .profiles =
                         g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
                                               (GDestroyNotify) g_bytes_unref, NULL)};
    bool is_done = finish(&self, error) &&
                   pdf_file_write(file, path, options->is_print ? "1.6" : "1.7", error);
    pdf_resources_free(self.resources);
    g_hash_table_unref(self.profiles);
    g_clear_pointer(&self.press, g_bytes_unref);
    g_free(self.page_objects);
    return is_done;
}
