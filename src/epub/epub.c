/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/epub.h"

#include <glib/gstdio.h>
#include <string.h>

#include "epub/fonts.h"
#include "epub/nav.h"
#include "epub/package.h"
#include "epub/xhtml.h"

/* One EPUB on its way into its container. */
typedef struct {
    const Book *book;
    const EpubOptions *options;
    Container *container;
    Plan *plan;
    EpubPictures *pictures;
    EpubFonts *used_fonts; /* NULL: none are sent along */
    GPtrArray *fonts;      /* EpubFont * */
    char *sheet;
    GArray *items;   /* PackageItem */
    GPtrArray *kept; /* char *: strings of the items */
    XhtmlFacts facts;
    XhtmlBook documents;
    Diag *diag;
} Work;

static const char *
keep(Work *self, char *text)
{
    g_ptr_array_add(self->kept, text);
    return text;
}

static void
add_item(Work *self, const char *id, const char *href, const char *type,
         const char *properties)
{
    PackageItem item = {keep(self, g_strdup(id)), keep(self, g_strdup(href)), type,
                        properties};
    g_array_append_val(self->items, item);
}

/* Takes `bytes`. */
static bool
add_text(Work *self, const char *id, const char *href, const char *type,
         const char *properties, GBytes *bytes, GError **error)
{
    g_autoptr(GBytes) owned = bytes;
    g_autofree char *name = g_strconcat("OEBPS/", href, NULL);
    add_item(self, id, href, type, properties);
    return container_add(self->container, name, owned, false, error);
}

static bool
add_container_file(Work *self, GError **error)
{
    static const char xml[] =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<container version=\"1.0\" "
        "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
        "<rootfiles><rootfile full-path=\"OEBPS/package.opf\" "
        "media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";
    g_autoptr(GBytes) bytes = g_bytes_new_static(xml, sizeof xml - 1);
    return container_add(self->container, "META-INF/container.xml", bytes, false, error);
}

static bool
add_document(Work *self, const PlanFile *file, const char *properties, GBytes *bytes,
             GError **error)
{
    g_autofree char *id = plan_item_id(file);
    return add_text(self, id, file->name, "application/xhtml+xml", properties, bytes,
                    error);
}

static bool
add_cover(Work *self, const PlanFile *file, GError **error)
{
    g_autoptr(Xml) xml = xml_new();
    xhtml_open(xml, &self->documents, file->title, "cover", "cover");
    xml_empty(xml, "img", "src", "images/cover.jpg", "alt", self->book->title, NULL);
    xhtml_close(xml, &self->documents);
    add_item(self, "cover-picture", "images/cover.jpg", "image/jpeg", "cover-image");
    return container_add(self->container, "OEBPS/images/cover.jpg", self->options->cover,
                         true, error) &&
           add_document(self, file, NULL, xml_finish(xml), error);
}

static bool
add_text_document(Work *self, const PlanFile *file, GError **error)
{
    static const char *const properties[] = {NULL, "mathml", "svg", "mathml svg"};
    self->facts.file_has_mathml = self->facts.file_has_svg = false;
    GBytes *bytes = xhtml_write(&self->documents, file);
    int found = self->facts.file_has_mathml + 2 * self->facts.file_has_svg;
    return add_document(self, file, properties[found], bytes, error);
}

/* In the order of the spine, so that page markers are met in theirs. */
static bool
add_documents(Work *self, GError **error)
{
    const PlanFile *contents = NULL;
    for (guint i = 0; i < self->plan->files->len; i++) {
        const PlanFile *file = g_ptr_array_index(self->plan->files, i);
        bool is_added = true;
        switch (file->kind) {
        case PLAN_COVER:
            is_added = add_cover(self, file, error);
            break;
        case PLAN_CONTENTS:
            nav_mark_pages(self->plan, file);
            contents = file;
            break;
        case PLAN_TEXT:
            is_added = add_text_document(self, file, error);
            break;
        }
        if (!is_added)
            return false;
    }
    return add_document(self, contents, "nav", nav_write(&self->documents, contents),
                        error) &&
           add_text(self, "ncx", "toc.ncx", "application/x-dtbncx+xml", NULL,
                    nav_write_ncx(&self->documents), error);
}

static bool
add_pictures(Work *self, GError **error)
{
    g_autoptr(GPtrArray) names = epub_pictures_names(self->pictures);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *id = g_strdup_printf("picture-%u", i + 1);
        g_autofree char *href = g_strconcat("images/", name, NULL);
        add_item(self, id, href, epub_picture_type(name), NULL);
    }
    return epub_pictures_add(self->pictures, self->container, self->diag, error);
}

static void
tell_fonts(const Work *self)
{
    gsize bytes = 0;
    for (guint i = 0; i < self->fonts->len; i++)
        bytes += g_bytes_get_size(
            ((const EpubFont *) g_ptr_array_index(self->fonts, i))->bytes);
    diag_add(self->diag, DIAG_NOTE, DIAG_NOWHERE, "epub-fonts",
             "the EPUB holds %u fonts cut down to %zu KiB; 'epub: {fonts: none}' in "
             "book.yaml leaves them out",
             self->fonts->len, bytes / 1024);
}

static bool
add_fonts(Work *self, GError **error)
{
    if (self->used_fonts == NULL)
        return true;
    self->fonts = epub_fonts_cut(self->used_fonts, self->diag, error);
    if (self->fonts == NULL)
        return false;
    for (guint i = 0; i < self->fonts->len; i++) {
        const EpubFont *font = g_ptr_array_index(self->fonts, i);
        g_autofree char *id = g_strdup_printf("font-%u", i + 1);
        g_autofree char *href = g_strconcat("fonts/", font->name, NULL);
        if (!add_text(self, id, href, font->type, NULL, g_bytes_ref(font->bytes), error))
            return false;
    }
    tell_fonts(self);
    return true;
}

/* Cells of MathML: what stands in them are blocks, which browsers move by names of their own
 * alone. */
#define MATH_CELLS                                                                       \
    "mtd.left { text-align: left; text-align: -moz-left; text-align: -webkit-left }\n"   \
    "mtd.right { text-align: right; text-align: -moz-right; "                            \
    "text-align: -webkit-right }\n"                                                      \
    "mtd.left.pair { padding-left: 0 }\n"                                                \
    "mtd.right.pair { padding-right: 0 }\n"

static bool
add_sheet(Work *self, GError **error)
{
    g_autofree char *faces =
        self->fonts != NULL ? epub_fonts_rules(self->fonts) : g_strdup("");
    g_autofree char *widths = epub_pictures_rules(self->pictures);
    bool has_math = self->fonts != NULL && self->facts.has_mathml;
    g_autofree char *math =
        has_math ? epub_fonts_math_rule(self->used_fonts) : g_strdup("");
    char *text = g_strconcat(faces, self->sheet, widths, math,
                             self->facts.has_mathml ? MATH_CELLS : "", NULL);
    return add_text(self, "style", "style.css", "text/css", NULL,
                    g_bytes_new_take(text, strlen(text)), error);
}

static bool
add_package(Work *self, GError **error)
{
    PackageContent content = {self->plan, self->options, &self->facts, self->items,
                              "cover-picture"};
    g_autoptr(GBytes) bytes = package_write(self->book, &content);
    return container_add(self->container, "OEBPS/package.opf", bytes, false, error);
}

/* The order here is the order in the file: small things that readers look for come first. */
static bool
fill(Work *self, GError **error)
{
    return add_container_file(self, error) && add_documents(self, error) &&
           add_fonts(self, error) && add_sheet(self, error) &&
           add_pictures(self, error) && add_package(self, error);
}

static void
work_clear(Work *self)
{
    container_free(self->container);
    plan_free(self->plan);
    epub_pictures_free(self->pictures);
    epub_fonts_free(self->used_fonts);
    g_clear_pointer(&self->fonts, g_ptr_array_unref);
    g_free(self->sheet);
    g_array_unref(self->items);
    g_ptr_array_unref(self->kept);
}

static int
count_chapters(const Book *book)
{
    int chapters = 0;
    for (guint i = 0; i < book->sections->len; i++)
        chapters +=
            ((BookSection *) g_ptr_array_index(book->sections, i))->kind == BOOK_CHAPTER;
    return chapters;
}

void
epub_tell_size(const char *path, bool is_kindle, Diag *diag)
{
    enum { MAX_MB = 50 };
    GStatBuf facts;
    if (g_stat(path, &facts) == 0 && facts.st_size > MAX_MB * 1000000LL)
        diag_add(diag, is_kindle ? DIAG_WARNING : DIAG_NOTE, DIAG_NOWHERE, "large-epub",
                 "the EPUB takes %lld MB; Send to Kindle refuses more than %d; make its "
                 "pictures smaller or divide the book",
                 (long long) (facts.st_size / 1000000), MAX_MB);
}

/* Kobo's spans about double the markup of prose. */
static gsize
max_file_bytes(const EpubOptions *options)
{
    return options->is_kepub ? PLAN_FILE_BYTES / 2 : PLAN_FILE_BYTES;
}

static void
prepare_sheet(Work *self, const StyleSheets *sheets, const FontSet *fonts)
{
    if (!self->options->has_fonts || fonts == NULL) {
        self->sheet = style_epub_sheet(sheets);
        return;
    }
    g_autoptr(GHashTable) generics = epub_fonts_generics(fonts);
    self->sheet = style_epub_sheet_with_fonts(sheets, generics);
    self->used_fonts = epub_fonts_new(self->sheet, self->book->language, fonts);
}

bool
epub_write(const Book *book, const StyleSheets *sheets, const FontSet *fonts,
           const EpubOptions *options, const char *path, int *chapters, Diag *diag,
           GError **error)
{
    Work work = {.book = book,
                 .options = options,
                 .plan = plan_new(book, options->pages, max_file_bytes(options), diag),
                 .pictures = epub_pictures_new(book, options->is_kindle),
                 .items = g_array_new(FALSE, FALSE, sizeof(PackageItem)),
                 .kept = g_ptr_array_new_with_free_func(g_free),
                 .diag = diag};
    prepare_sheet(&work, sheets, fonts);
    work.documents =
        (XhtmlBook){work.plan, work.pictures, work.used_fonts, options, &work.facts};
    work.container = container_new(path, error);
    bool is_done = work.container != NULL && fill(&work, error) &&
                   container_write(work.container, error);
    if (is_done)
        epub_tell_size(path, options->is_kindle, diag);
    *chapters = count_chapters(book);
    work_clear(&work);
    return is_done;
}
