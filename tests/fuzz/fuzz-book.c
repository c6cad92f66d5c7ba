/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One post as a book: read, assembled, styled and laid out; nothing is painted. The first run
 * opens fonts and sheets, which EBOOK_DATA says where to find (as the program). */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "book/book.h"
#include "cli/select.h"
#include "layout/layout.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

typedef struct {
    char *folder, *post;
    StyleSheets *sheets;
    FontSet *fonts;
} Workshop;

static void
open_workshop(Workshop *self)
{
    const char *data = g_getenv("EBOOK_DATA");
    data = data != NULL ? data : ".";
    g_autofree char *conf = g_build_filename(data, "fonts", "fonts.conf", NULL);
    g_autofree char *sheet = g_build_filename(data, "styles", "book.css", NULL);
    g_autofree char *text = NULL;
    g_autoptr(Diag) diag = diag_new();
    self->fonts = font_set_open(conf, NULL);
    g_assert_true(self->fonts != NULL && g_file_get_contents(sheet, &text, NULL, NULL));
    self->sheets = style_sheets_new();
    style_sheets_add(self->sheets, source_new("book.css", text, strlen(text), NULL),
                     diag);
    self->folder = g_dir_make_tmp("ebook-fuzz-XXXXXX", NULL);
    self->post = g_build_filename(self->folder, "a.md", NULL);
}

static void
make_book(const Workshop *self, const Selection *selection, Diag *diag)
{
    BookOptions book_options = {.epoch = -1};
    LayoutOptions layout_options = {.jobs = 1};
    g_autoptr(GError) error = NULL;
    g_autoptr(Book) book =
        book_assemble(selection->catalogue, g_ptr_array_index(selection->chosen, 0),
                      selection->manifest, &book_options, diag, &error);
    g_autoptr(Pages) pages = book == NULL ? NULL
                                          : layout_book(book, self->sheets, self->fonts,
                                                        &layout_options, diag, &error);
    g_assert((pages == NULL) == (error != NULL));
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static Workshop workshop;
    if (workshop.folder == NULL)
        open_workshop(&workshop);
    if (!g_file_set_contents_full(workshop.post, (const char *) data, (gssize) size,
                                  G_FILE_SET_CONTENTS_NONE, 0600, NULL))
        return 0;
    CliOptions options = {.path = workshop.folder, .jobs = 1};
    g_autoptr(Diag) diag = diag_new();
    g_autoptr(Selection) selection = selection_make(&options, diag, NULL);
    if (selection != NULL && selection->chosen->len > 0)
        make_book(&workshop, selection, diag);
    return 0;
}
