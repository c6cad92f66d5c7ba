/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "epub/epub.h"

#include <string.h>

#include "base/limits.h"
#include "book/words.h"
#include "epub/cover.h"
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
    GPtrArray *fonts; /* EpubFont * */
    GArray *items;    /* PackageItem */
    GPtrArray *kept;  /* char *: strings of the items */
    XhtmlFacts facts;
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
add_documents(Work *self, GError **error)
{
    for (guint i = 0; i < self->plan->files->len; i++) {
        const PlanFile *file = g_ptr_array_index(self->plan->files, i);
        GBytes *bytes =
            xhtml_write(self->plan, file, self->pictures, self->options, &self->facts);
        g_autofree char *id =
            g_strndup(file->name, strlen(file->name) - strlen(".xhtml"));
        if (!add_text(self, id, file->name, "application/xhtml+xml", NULL, bytes, error))
            return false;
    }
    return true;
}

static bool
add_navigation(Work *self, GError **error)
{
    return add_text(self, "nav", "nav.xhtml", "application/xhtml+xml", "nav",
                    nav_write(self->plan), error) &&
           add_text(self, "ncx", "toc.ncx", "application/x-dtbncx+xml", NULL,
                    nav_write_ncx(self->plan), error);
}

static bool
add_cover(Work *self, GError **error)
{
    g_autoptr(GBytes) picture =
        epub_cover_picture(self->book, self->options->cover, self->diag, error);
    if (picture == NULL)
        return false;
    g_autoptr(Xml) xml = xml_new();
    xhtml_open(xml, self->book, book_word(self->book->language, BOOK_WORD_COVER), "cover",
               "cover");
    self->facts.has_pictures = self->facts.has_described_picture = true;
    xml_empty(xml, "img", "src", "images/cover.jpg", "alt", self->book->title, NULL);
    xml_close(xml);
    xml_close(xml);
    add_item(self, "cover-picture", "images/cover.jpg", "image/jpeg", "cover-image");
    return container_add(self->container, "OEBPS/images/cover.jpg", picture, true,
                         error) &&
           add_text(self, "cover", "cover.xhtml", "application/xhtml+xml", NULL,
                    xml_finish(xml), error);
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

static bool
add_fonts(Work *self, GError **error)
{
    for (guint i = 0; self->fonts != NULL && i < self->fonts->len; i++) {
        const EpubFont *font = g_ptr_array_index(self->fonts, i);
        g_autofree char *id = g_strdup_printf("font-%u", i + 1);
        g_autofree char *href = g_strconcat("fonts/", font->name, NULL);
        if (!add_text(self, id, href, font->type, NULL, g_bytes_ref(font->bytes), error))
            return false;
    }
    return true;
}

static bool
add_sheet(Work *self, const StyleSheets *sheets, GError **error)
{
    g_autofree char *faces =
        self->fonts != NULL ? epub_fonts_rules(self->fonts) : g_strdup("");
    g_autofree char *sheet = style_epub_sheet(sheets);
    g_autofree char *widths = epub_pictures_rules(self->pictures);
    char *text = g_strconcat(faces, sheet, widths, NULL);
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
fill(Work *self, const StyleSheets *sheets, GError **error)
{
    return add_container_file(self, error) && add_cover(self, error) &&
           add_documents(self, error) && add_navigation(self, error) &&
           add_sheet(self, sheets, error) && add_fonts(self, error) &&
           add_pictures(self, error) && add_package(self, error);
}

static void
work_clear(Work *self)
{
    container_free(self->container);
    plan_free(self->plan);
    epub_pictures_free(self->pictures);
    g_clear_pointer(&self->fonts, g_ptr_array_unref);
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

bool
epub_write(const Book *book, const StyleSheets *sheets, const FontSet *fonts,
           const EpubOptions *options, const char *path, int *chapters, Diag *diag,
           GError **error)
{
    Work work = {.book = book,
                 .options = options,
                 .plan = plan_new(book, options->pages),
                 .pictures = epub_pictures_new(book),
                 .items = g_array_new(FALSE, FALSE, sizeof(PackageItem)),
                 .kept = g_ptr_array_new_with_free_func(g_free),
                 .diag = diag};
    bool is_done = true;
    if (options->has_fonts && fonts != NULL) {
        work.fonts = epub_fonts_choose(book, sheets, fonts, diag, error);
        is_done = work.fonts != NULL;
    }
    if (is_done)
        work.container = container_new(path, error);
    is_done = work.container != NULL && fill(&work, sheets, error) &&
              container_write(work.container, error);
    *chapters = count_chapters(book);
    work_clear(&work);
    return is_done;
}
