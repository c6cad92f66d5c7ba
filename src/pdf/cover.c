/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/cover.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/measure.h"
#include "pdf/barcode.h"
#include "pdf/document.h"
#include "pdf/front.h"
#include "pdf/lettering.h"
#include "pdf/verify.h"

#define BLEED_MM 3         /* a cover has colour at its edges, whatever the pages have */
#define PAPER_WEIGHT 80.0  /* g/m², of common body paper */
#define SPINE_TEXT_MIN 6.0 /* points: smaller is not read */
#define SPINE_TEXT_MAX 13.0
#define SPINE_LINES_MAX 3
#define MM (72 / 25.4)
#define MODULE (0.33 * MM) /* of the bars, at full size */
#define BAR_HEIGHT (20 * MM)
#define FIELD_HEIGHT (30 * MM)
#define CROPPED 0.05 /* as much of a picture may be lost without a word */

/* The parts of the sheet in points from the trim's top left corner. */
typedef struct {
    const Book *book;
    const FontSet *fonts;
    Diag *diag;
    cairo_t *cr;
    const BookAsset *picture;           /* of the front; NULL: drawn */
    double width, height, spine, bleed; /* of one side; trim */
} Cover;

int
pdf_cover_spine(const BookManifest *manifest, guint pages)
{
    if (manifest->spine_width > 0)
        return manifest->spine_width;
    double weight = manifest->paper_weight > 0 ? manifest->paper_weight : PAPER_WEIGHT;
    double mm = manifest->paper_thickness > 0
                    ? (pages + 1) / 2 * manifest->paper_thickness
                    : pages * weight * 0.0006;
    return MEASURE_MM(round(mm * 10) / 10);
}

/* Small letters and bars are of one ink: four never meet so exactly. */
static void
set_black(cairo_t *cr)
{
    cairo_set_source_rgb(cr, 0, 0, 0);
}

/* ---- back ---------------------------------------------------------------------------- */

static void
draw_bars(cairo_t *cr, const guint8 *modules, int count, double x, double y, double guard)
{
    for (int i = 0; i < count; i++)
        if (modules[i])
            cairo_rectangle(cr, x + i * MODULE, y, MODULE,
                            BAR_HEIGHT + (guard > 0 && barcode_is_guard(i) ? guard : 0));
    cairo_fill(cr);
}

/* The digits of `isbn` below their bars, the first one before them. */
static void
draw_digits(Cover *cover, const char *isbn, double left, double y)
{
    int place = 0;
    for (const char *p = isbn; *p != '\0'; p++) {
        if (!g_ascii_isdigit(*p))
            continue;
        const char digit[] = {*p, '\0'};
        int module = place == 0   ? -8
                     : place <= 6 ? 3 + 7 * (place - 1)
                                  : 50 + 7 * (place - 7);
        lettering_draw(cover->cr, cover->fonts,
                       &(Lettering){LETTERING_SANS, false, 8, 7 * MODULE, 1}, digit,
                       left + (module + 1) * MODULE, y);
        place++;
    }
}

/* The number of the printed book with its bars, in a white field in the lower corner beside
 * the spine. */
static void
draw_isbn(Cover *cover)
{
    const BookManifest *manifest = cover->book->manifest;
    const char *isbn =
        manifest->isbn_print != NULL ? manifest->isbn_print : manifest->isbn_pdf;
    guint8 bars[BARCODE_EAN13_MODULES], addition[BARCODE_EAN5_MODULES];
    if (isbn == NULL || !barcode_ean13(isbn, bars))
        return;
    bool has_addition = manifest->isbn_addition != NULL &&
                        barcode_ean5(manifest->isbn_addition, addition);
    double field = (11 + 95 + 7 + (has_addition ? 5 + 47 + 5 : 0)) * MODULE;
    double x = cover->width - 12 * MM - field, y = cover->height - 12 * MM - FIELD_HEIGHT;
    cairo_t *cr = cover->cr;
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_rectangle(cr, x, y, field, FIELD_HEIGHT);
    cairo_fill(cr);
    set_black(cr);
    g_autofree char *line = g_strdup_printf("ISBN %s", isbn);
    double left = x + 11 * MODULE, top = y + 5.5 * MM;
    lettering_draw(cr, cover->fonts,
                   &(Lettering){LETTERING_SANS, false, 8, 95 * MODULE, 1}, line, left,
                   y + 1 * MM);
    draw_bars(cr, bars, BARCODE_EAN13_MODULES, left, top, 5 * MODULE);
    draw_digits(cover, isbn, left, top + BAR_HEIGHT);
    if (!has_addition)
        return;
    double right = left + (95 + 10) * MODULE;
    lettering_draw(cr, cover->fonts,
                   &(Lettering){LETTERING_SANS, false, 8, 47 * MODULE, 1},
                   manifest->isbn_addition, right, y + 1 * MM);
    draw_bars(cr, addition, BARCODE_EAN5_MODULES, right, top, 0);
}

static void
draw_back(Cover *cover)
{
    const Book *book = cover->book;
    double margin = cover->width * 0.12, measure = cover->width - 2 * margin;
    set_black(cover->cr);
    if (book->description != NULL && *book->description != '\0')
        lettering_draw(cover->cr, cover->fonts,
                       &(Lettering){LETTERING_SERIF, false, 10, measure, 12},
                       book->description, margin, cover->height * 0.14);
    if (book->publisher != NULL && *book->publisher != '\0')
        lettering_draw(cover->cr, cover->fonts,
                       &(Lettering){LETTERING_SANS, false, 9, measure * 0.4, 1},
                       book->publisher, margin, cover->height - 18 * MM);
    draw_isbn(cover);
}

/* ---- spine --------------------------------------------------------------------------- */

/* How the title stands on the spine. */
typedef struct {
    double size; /* 0: it does not fit */
    guint lines;
} SpineTitle;

/* As large as one line can be, or two or three where the spine is wide enough for them. */
static SpineTitle
fit_title(Cover *cover, double length)
{
    SpineTitle best = {0, 0};
    for (guint lines = 1; lines <= SPINE_LINES_MAX; lines++) {
        double room =
            cover->spine * (lines == 1 ? 0.5 : 0.7 / (LETTERING_LEADING * lines));
        Lettering title = {LETTERING_SERIF, true, MIN(room, SPINE_TEXT_MAX), length,
                           lines};
        double size = lettering_fit(cover->cr, cover->fonts, &title, cover->book->title);
        if (size >= SPINE_TEXT_MIN && size > best.size)
            best = (SpineTitle){size, lines};
    }
    return best;
}

static void
tell_narrow(Cover *cover, const char *what)
{
    diag_add(cover->diag, DIAG_NOTE, DIAG_NOWHERE, "spine-narrow",
             "the spine of %.1f mm is too narrow for %s; it stays empty",
             cover->spine / MM, what);
}

/* Title and authors from the top down, turned to the right; left out where they do not fit
 * in a size that can be read. */
static void
draw_spine(Cover *cover)
{
    double small = MIN(cover->spine * 0.5, SPINE_TEXT_MAX) * 0.8;
    if (small < SPINE_TEXT_MIN * 0.8) {
        tell_narrow(cover, "a title");
        return;
    }
    cairo_t *cr = cover->cr;
    g_autofree char *authors = pdf_front_authors(cover->book);
    double length = cover->height - 30 * MM;
    Lettering line = {LETTERING_SANS, false, small, length, 1};
    double names = lettering_width(cr, cover->fonts, &line, authors);
    names = MIN(names, length * 0.35);
    line.width = names + 1;
    double room = length - names - 2 * small;
    SpineTitle title = fit_title(cover, room);
    if (title.size <= 0)
        tell_narrow(cover, "so long a title");
    cairo_save(cr);
    cairo_translate(cr, cover->width + cover->spine / 2, 15 * MM);
    cairo_rotate(cr, G_PI / 2);
    set_black(cr);
    if (title.size > 0)
        lettering_draw(cr, cover->fonts,
                       &(Lettering){LETTERING_SERIF, true, title.size, room, title.lines},
                       cover->book->title, 0,
                       -title.size * (0.04 + LETTERING_LEADING * title.lines / 2));
    lettering_draw(cr, cover->fonts, &line, authors, length - names, -small * 0.72);
    cairo_restore(cr);
}

/* ---- front --------------------------------------------------------------------------- */

static void
draw_front(Cover *cover)
{
    cairo_t *cr = cover->cr;
    double bleed = cover->bleed;
    cairo_save(cr);
    cairo_translate(cr, cover->width + cover->spine, -bleed);
    cairo_rectangle(cr, 0, 0, cover->width + bleed, cover->height + 2 * bleed);
    cairo_clip(cr);
    pdf_front_draw(cr, cover->book, cover->fonts, cover->width + bleed,
                   cover->height + 2 * bleed);
    cairo_restore(cr);
}

/* ---- the sheet ----------------------------------------------------------------------- */

/* The cover's picture, probed; NULL when there is none or it cannot be used. */
static BookAsset *
open_picture(const Book *book, Diag *diag)
{
    g_autoptr(GError) error = NULL;
    BookAsset *asset = g_new0(BookAsset, 1);
    asset->path = book->cover_path;
    if (asset->path == NULL) {
        g_free(asset);
        return NULL;
    }
    g_autoptr(GBytes) bytes = book_asset_read(book, asset, &error);
    if (bytes != NULL && picture_probe(bytes, &asset->picture, &error)) {
        asset->size = (gint64) g_bytes_get_size(bytes);
        return asset;
    }
    diag_add(diag, DIAG_WARNING, DIAG_NOWHERE, "broken-picture",
             "the cover %s cannot be used: %s; a cover is drawn instead", asset->path,
             error->message);
    g_free(asset);
    return NULL;
}

/* What a printer would send the file back for. */
static void
tell_picture(const Cover *cover)
{
    const BookAsset *asset = cover->picture;
    double width = cover->width + cover->bleed, height = cover->height + 2 * cover->bleed;
    double wide = picture_shown_width(&asset->picture);
    double high = picture_shown_height(&asset->picture);
    double scale = MAX(width / wide, height / high);
    double lost = 1 - width * height / (wide * high * scale * scale);
    if (asset->picture.format != PICTURE_SVG && lround(72 / scale) < PAGE_PRESS_PPI)
        diag_add(cover->diag, DIAG_NOTE, DIAG_NOWHERE, "low-resolution",
                 "the cover %s has %.0f pixels an inch in print; presses ask for %d: it "
                 "is enlarged to that, which adds no detail; give a larger file",
                 asset->path, 72 / scale, PAGE_PRESS_PPI);
    if (lost > CROPPED)
        diag_add(cover->diag, DIAG_NOTE, DIAG_NOWHERE, "cover-cropped",
                 "the cover %s has another shape than the front: %.0f %% of it is cut "
                 "off; give a picture of %.0f by %.0f mm",
                 asset->path, lost * 100, width / MM, height / MM);
}

/* One page as large as back, spine and front, which shows `picture`. */
static Pages *
make_sheet(const Pages *print, const BookAsset *picture, int spine, PageElement **figure)
{
    Pages *pages = pages_new(print->book);
    Page *page = page_new();
    pages->width = 2 * print->width + spine;
    pages->height = print->height;
    pages->bleed = MAX(print->bleed, MEASURE_MM(BLEED_MM));
    pages->has_crop_marks = print->has_crop_marks;
    pages->has_cross_marks = print->has_cross_marks;
    *figure = page_element_new("Figure", pages->document, NULL);
    (*figure)->alt = g_strdup(print->book->title);
    page->label = g_strdup("1");
    g_ptr_array_add(pages->pages, page);
    if (picture != NULL) {
        PageItem item = {.kind = PAGE_PICTURE,
                         .element = *figure,
                         .x = print->width + spine,
                         .width = print->width,
                         .height = print->height};
        item.as.picture.asset = picture;
        g_array_append_val(page->items, item);
    }
    return pages;
}

static void
draw_sheet(cairo_t *cr, gpointer data)
{
    Cover *cover = data;
    double bleed = cover->bleed;
    cover->cr = cr;
    pdf_front_paper(cr, cover->book);
    cairo_rectangle(cr, -bleed, -bleed, 2 * (cover->width + bleed) + cover->spine,
                    cover->height + 2 * bleed);
    cairo_fill(cr);
    draw_back(cover);
    draw_spine(cover);
    if (cover->picture == NULL)
        draw_front(cover);
}

static GBytes *
read_profile(const Book *book, GError **error)
{
    return folder_read(book->site->folder, book->manifest->icc, LIMIT_ICC_BYTES, error);
}

/* The front and the bleed around it. */
static PageBox
front_box(const Pages *pages, const Cover *cover)
{
    int left = MEASURE_PT(cover->width + cover->spine), bleed = pages->bleed;
    return (PageBox){left, -bleed, pages->width - left + bleed,
                     pages->height + 2 * bleed};
}

/* Writes the only page of `pages`. */
static bool
write_sheet(Pages *pages, Cover *cover, PageElement *figure, const char *path,
            GError **error)
{
    const Book *book = cover->book;
    g_autoptr(GBytes) icc = NULL;
    if (book->manifest->icc != NULL && (icc = read_profile(book, error)) == NULL)
        return false;
    PdfOptions options = {.is_print = true, .icc = icc};
    PdfSheet sheet = pdf_sheet_of(pages, true);
    g_autoptr(PdfPictures) pictures =
        pdf_pictures_start(pages, &sheet, 1, (PdfResolution){.least = PAGE_PRESS_PPI});
    /* The picture is known now; it is drawn with the rest, cut to the front. */
    Page *page = g_ptr_array_index(pages->pages, 0);
    g_array_set_size(page->items, 0);
    PdfBackdrop backdrop = {figure, draw_sheet, cover, cover->picture,
                            front_box(pages, cover)};
    return pdf_document_write(pages, &options, &sheet, pictures, &backdrop, path,
                              cover->diag, error) &&
           pdf_verify(path, 1, &sheet, error);
}

bool
pdf_cover_write(const Pages *print, const FontSet *fonts, const char *path, Diag *diag,
                GError **error)
{
    const Book *book = print->book;
    int spine = pdf_cover_spine(book->manifest, print->pages->len);
    BookAsset *picture = open_picture(book, diag);
    PageElement *figure;
    g_autoptr(Pages) pages = make_sheet(print, picture, spine, &figure);
    Cover cover = {.book = book,
                   .fonts = fonts,
                   .diag = diag,
                   .picture = picture,
                   .width = MEASURE_TO_PT(print->width),
                   .height = MEASURE_TO_PT(print->height),
                   .spine = MEASURE_TO_PT(spine),
                   .bleed = MEASURE_TO_PT(pages->bleed)};
    if (book->manifest->spine_width <= 0)
        diag_add(diag, DIAG_NOTE, DIAG_NOWHERE, "spine-width",
                 "the cover's spine is %.1f mm for %u pages; ask the printer for the "
                 "thickness of the paper and give it as print: spine or thickness",
                 MEASURE_TO_MM(spine), print->pages->len);
    if (picture != NULL)
        tell_picture(&cover);
    bool is_written = write_sheet(pages, &cover, figure, path, error);
    g_free(picture);
    return is_written;
}
