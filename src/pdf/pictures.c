/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/pictures.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/measure.h"
#include "image/svg.h"
#include "image/svg_work.h"
#include "pdf/picture_queue.h"

#define SVG_PPI 300
#define TRIAL_SIDE 16
#define USUAL_MEASURE 4.2 /* inches; what a picture is guessed to be shown at */

/* A picture as the pages show it. */
typedef struct {
    const BookAsset *asset;
    double width, height; /* of the largest use, points, upright */
    SvgDrawing *drawing;  /* NULL: pixels */
    PdfPictureJob *job;   /* NULL: a drawing; lent */
} Shown;

struct PdfPictures {
    const Book *book;
    const PdfSheet *sheet; /* read while the uses are collected */
    PdfResolution resolution;
    PdfPictureQueue *queue;
    GPtrArray *jobs;    /* PdfPictureJob *: all */
    GHashTable *early;  /* const BookAsset * -> PdfPictureJob * begun before the pages */
    GPtrArray *shown;   /* Shown * */
    GHashTable *places; /* const BookAsset * -> index + 1 */
};

static void
shown_free(gpointer data)
{
    Shown *shown = data;
    svg_drawing_free(shown->drawing);
    g_free(shown);
}

static void
free_job(gpointer data)
{
    pdf_picture_job_free(data);
}

static PdfPictureJob *
add_job(PdfPictures *self, const BookAsset *asset, PdfPictureWish wish)
{
    PdfPictureJob *job = pdf_picture_job_new(asset, wish);
    g_ptr_array_add(self->jobs, job);
    return job;
}

/* A JPEG is only looked through: not worth a thread, nor memory until it is its turn. */
static bool
waits_for_its_turn(const PdfPictures *self, const BookAsset *asset)
{
    return asset->picture.format == PICTURE_JPEG && self->resolution.most <= 0 &&
           self->resolution.least <= 0;
}

static int
compare_size(gconstpointer a, gconstpointer b)
{
    gint64 one = pdf_picture_job_bytes(*(PdfPictureJob *const *) a);
    gint64 other = pdf_picture_job_bytes(*(PdfPictureJob *const *) b);
    return one < other ? 1 : one > other ? -1 : 0;
}

/* The largest first. */
static void
queue_all(PdfPictures *self, GPtrArray *jobs)
{
    g_ptr_array_sort(jobs, compare_size);
    for (guint i = 0; i < jobs->len; i++)
        pdf_picture_queue_add(self->queue, g_ptr_array_index(jobs, i));
}

/* ---- before there are pages ---------------------------------------------------------- */

/* Whether its place on a page will hardly matter. A wrong guess costs time, nothing else. */
static bool
needs_no_page(const PdfPictures *self, const Picture *picture)
{
    double dots = picture_shown_width(picture) / USUAL_MEASURE;
    return picture->format != PICTURE_SVG && dots >= self->resolution.least &&
           (self->resolution.most <= 0 || dots <= self->resolution.most);
}

static PdfPictures *
pictures_new(const Book *book, int threads, PdfResolution resolution, const char *folder)
{
    PdfPictures *self = g_new0(PdfPictures, 1);
    self->book = book;
    self->resolution = resolution;
    self->queue = pdf_picture_queue_new(book, threads, folder);
    self->jobs = g_ptr_array_new_with_free_func(free_job);
    self->early = g_hash_table_new(NULL, NULL);
    self->shown = g_ptr_array_new_with_free_func(shown_free);
    self->places = g_hash_table_new(NULL, NULL);
    return self;
}

PdfPictures *
pdf_pictures_begin(const Book *book, int threads, PdfResolution resolution,
                   const char *folder)
{
    PdfPictures *self = pictures_new(book, threads, resolution, folder);
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    for (guint i = 0; i < self->book->assets->len; i++) {
        const BookAsset *asset = g_ptr_array_index(self->book->assets, i);
        if (waits_for_its_turn(self, asset) || !needs_no_page(self, &asset->picture))
            continue;
        PdfPictureJob *job = add_job(self, asset, (PdfPictureWish){.svg_scale = 1});
        g_hash_table_insert(self->early, (gpointer) asset, job);
        g_ptr_array_add(order, job);
    }
    queue_all(self, order);
    return self;
}

/* ---- what the pages show ------------------------------------------------------------- */

static void
note_use(PdfPictures *self, const PageItem *item)
{
    const BookAsset *asset = item->as.picture.asset;
    PageBox box = {item->x, item->y, item->width, item->height};
    double scale = 1;
    if (item->rotation == 0 && item->width > 0 && item->height > 0) {
        box = pdf_sheet_reach(self->sheet, box);
        scale = MAX((double) box.width / item->width, (double) box.height / item->height);
    }
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(self->places, asset));
    if (place == 0) {
        Shown *shown = g_new0(Shown, 1);
        shown->asset = asset;
        g_ptr_array_add(self->shown, shown);
        place = self->shown->len;
        g_hash_table_insert(self->places, (gpointer) asset, GUINT_TO_POINTER(place));
    }
    Shown *shown = g_ptr_array_index(self->shown, place - 1);
    shown->width = MAX(shown->width, MEASURE_TO_PT(item->width) * scale);
    shown->height = MAX(shown->height, MEASURE_TO_PT(item->height) * scale);
}

static void
collect(PdfPictures *self, const Pages *pages)
{
    for (guint i = 0; i < pages->pages->len; i++) {
        const Page *page = g_ptr_array_index(pages->pages, i);
        for (guint k = 0; k < page->items->len; k++) {
            const PageItem *item = &g_array_index(page->items, PageItem, k);
            if (item->kind == PAGE_PICTURE)
                note_use(self, item);
        }
    }
}

/* What prevents less than `ppi` over `points`. */
static int
pixels_for(double points, double ppi)
{
    return (int) ceil(MIN(points * ppi / 72 - 1e-3, LIMIT_IMAGE_SIDE));
}

static PdfPictureWish
wish_of(const PdfPictures *self, const Shown *shown)
{
    const Picture *picture = &shown->asset->picture;
    double least = self->resolution.least, most = self->resolution.most;
    bool is_turned = picture->orientation >= 5;
    PdfPictureWish wish = {.svg_scale = 1};
    double scale = MAX(shown->width / picture_shown_width(picture),
                       shown->height / picture_shown_height(picture));
    if (picture->format == PICTURE_SVG)
        wish.svg_scale = scale * SVG_PPI / 72;
    else if (most > 0)
        wish.max_pixels = MAX(
            1, (gint64) ceil(shown->width * shown->height * (most / 72) * (most / 72)));
    wish.least_width = pixels_for(is_turned ? shown->height : shown->width, least);
    wish.least_height = pixels_for(is_turned ? shown->width : shown->height, least);
    return wish;
}

/* Filters, masks and blending are drawn by librsvg as pixels, and on a page of points they
 * would be coarse. What lets something through goes as pixels too, for older archive and
 * print standards know only opaque shapes. */
static bool
stays_sharp(GBytes *svg)
{
    static const char *const coarse[] = {"<filter", "<mask",    "mix-blend-mode",
                                         "<image",  "<pattern", "opacity",
                                         "rgba(",   "hsla("};
    gsize length;
    const char *text = g_bytes_get_data(svg, &length);
    for (gsize i = 0; i < G_N_ELEMENTS(coarse); i++)
        if (g_strstr_len(text, (gssize) length, coarse[i]) != NULL)
            return false;
    return true;
}

/* Drawn once small, to see that it can be: whoever cannot is told by the thread that
 * tries to make pixels of it. */
static void
open_drawing(PdfPictures *self, Shown *shown)
{
    g_autoptr(GBytes) file = book_asset_read(self->book, shown->asset, NULL);
    g_autofree char *removed = NULL;
    g_autoptr(GBytes) clean = file != NULL ? svg_sanitise(file, &removed, NULL) : NULL;
    if (clean == NULL || !stays_sharp(clean) || svg_work(clean, 0, 1) > LIMIT_SVG_WORK)
        return;
    g_autoptr(SvgDrawing) drawing = svg_drawing_new(clean, NULL);
    g_autoptr(Raster) trial =
        drawing != NULL ? svg_drawing_raster(drawing, TRIAL_SIDE, TRIAL_SIDE, NULL)
                        : NULL;
    if (trial != NULL)
        shown->drawing = g_steal_pointer(&drawing);
}

/* What was begun early stays, unless the place asks for another size. */
static void
settle(PdfPictures *self, Shown *shown, GPtrArray *order)
{
    const Picture *picture = &shown->asset->picture;
    if (picture->format == PICTURE_SVG)
        open_drawing(self, shown);
    if (shown->drawing != NULL)
        return;
    PdfPictureWish wish = wish_of(self, shown);
    if (!pdf_picture_is_resized(picture, wish))
        shown->job = g_hash_table_lookup(self->early, shown->asset);
    if (shown->job != NULL) {
        g_hash_table_remove(self->early, shown->asset);
        return;
    }
    shown->job = add_job(self, shown->asset, wish);
    if (!waits_for_its_turn(self, shown->asset))
        g_ptr_array_add(order, shown->job);
}

static void
drop(gpointer asset, gpointer job, gpointer queue)
{
    (void) asset;
    pdf_picture_queue_drop(queue, job);
}

void
pdf_pictures_place(PdfPictures *self, const Pages *pages, const PdfSheet *sheet)
{
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    self->sheet = sheet;
    collect(self, pages);
    for (guint i = 0; i < self->shown->len; i++)
        settle(self, g_ptr_array_index(self->shown, i), order);
    g_hash_table_foreach(self->early, drop, self->queue);
    queue_all(self, order);
}

PdfPictures *
pdf_pictures_start(const Pages *pages, const PdfSheet *sheet, int threads,
                   PdfResolution resolution)
{
    PdfPictures *self = pictures_new(pages->book, threads, resolution, NULL);
    pdf_pictures_place(self, pages, sheet);
    return self;
}

void
pdf_pictures_free(PdfPictures *self)
{
    if (self == NULL)
        return;
    pdf_picture_queue_free(self->queue);
    g_ptr_array_unref(self->jobs);
    g_hash_table_unref(self->early);
    g_ptr_array_unref(self->shown);
    g_hash_table_unref(self->places);
    g_free(self);
}

/* ---- what comes out ------------------------------------------------------------------ */

guint
pdf_pictures_length(const PdfPictures *self)
{
    return self->shown->len;
}

guint
pdf_pictures_index(const PdfPictures *self, const BookAsset *asset)
{
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(self->places, asset));
    g_assert(place > 0);
    return place - 1;
}

const SvgDrawing *
pdf_pictures_drawing(const PdfPictures *self, guint index)
{
    const Shown *shown = g_ptr_array_index(self->shown, index);
    return shown->drawing;
}

static void
tell(const BookAsset *asset, bool is_damaged, const char *trouble, Diag *diag)
{
    DiagPlace place = asset->first_use != NULL ? asset->first_use->place : DIAG_NOWHERE;
    if (trouble != NULL)
        diag_add(diag, DIAG_WARNING, place, "broken-picture",
                 "%s cannot be decoded: %s; a grey square stands for it", asset->path,
                 trouble);
    else if (is_damaged)
        diag_add(diag, DIAG_WARNING, place, "damaged-picture",
                 "%s is damaged; what could be decoded is shown", asset->path);
}

PdfPicture *
pdf_pictures_take(PdfPictures *self, guint index, Diag *diag)
{
    const Shown *shown = g_ptr_array_index(self->shown, index);
    g_autofree char *trouble = NULL;
    bool is_damaged;
    PdfPicture *picture =
        pdf_picture_queue_take(self->queue, shown->job, &is_damaged, &trouble);
    tell(shown->asset, is_damaged, trouble, diag);
    return picture;
}
