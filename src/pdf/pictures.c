/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/pictures.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/measure.h"
#include "image/svg.h"

#define IN_WORK_MAX 8
#define IN_WORK_BYTES (96LL * LIMIT_MIB) /* one larger picture works alone */
#define SVG_PPI 300
#define TRIAL_SIDE 16

typedef struct {
    const BookAsset *asset;
    double width, height; /* of the largest use, points, upright */
    SvgDrawing *drawing;  /* NULL: pixels */
    bool is_started;      /* false: a drawing, or waits for pdf_pictures_take */
    bool is_ready;
    PdfPicture *picture;
    bool is_damaged;
    char *trouble; /* why there is no picture */
} Work;

struct PdfPictures {
    const Book *book;
    const PdfSheet *sheet; /* read while the uses are collected */
    PdfResolution resolution;
    GPtrArray *works;   /* Work * */
    GHashTable *places; /* const BookAsset * -> index + 1 */
    GThreadPool *pool;
    GAsyncQueue *flates; /* Flate *: not in use */
    GMutex lock;
    GCond changed; /* a picture is ready, or memory is free again */
    gint64 bytes_in_work;
};

static void
work_free(gpointer data)
{
    Work *work = data;
    svg_drawing_free(work->drawing);
    pdf_picture_free(work->picture);
    g_free(work->trouble);
    g_free(work);
}

/* ---- in a thread --------------------------------------------------------------------- */

/* What prevents less than `ppi` over `points`. */
static int
pixels_for(double points, double ppi)
{
    return (int) ceil(MIN(points * ppi / 72 - 1e-3, LIMIT_IMAGE_SIDE));
}

static PdfPictureWish
wish_of(const PdfPictures *self, const Work *work)
{
    const Picture *picture = &work->asset->picture;
    double least = self->resolution.least, most = self->resolution.most;
    bool is_turned = picture->orientation >= 5;
    PdfPictureWish wish = {.svg_scale = 1};
    double scale = MAX(work->width / picture_shown_width(picture),
                       work->height / picture_shown_height(picture));
    if (picture->format == PICTURE_SVG)
        wish.svg_scale = scale * SVG_PPI / 72;
    else if (most > 0)
        wish.max_pixels =
            MAX(1, (gint64) ceil(work->width * work->height * (most / 72) * (most / 72)));
    wish.least_width = pixels_for(is_turned ? work->height : work->width, least);
    wish.least_height = pixels_for(is_turned ? work->width : work->height, least);
    return wish;
}

static void
prepare(PdfPictures *self, Work *work, Flate *flate)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) file = book_asset_read(self->book, work->asset, &error);
    if (file != NULL)
        work->picture =
            pdf_picture_prepare(file, &work->asset->picture, wish_of(self, work), flate,
                                &work->is_damaged, &error);
    if (work->picture == NULL) {
        work->picture = pdf_picture_new_blank(flate);
        work->trouble = g_strdup(error->message);
    }
}

/* What preparing takes, more or less: the file, its rows as they lie in a PNG, and, where it
 * must be decoded, its pixels. */
static gint64
bytes_of(const PdfPictures *self, const Work *work)
{
    const Picture *picture = &work->asset->picture;
    double ppi = self->resolution.least;
    gint64 a_pixel = picture->format == PICTURE_PNG && !picture->is_interlaced ? 5 : 9;
    gint64 pixels = (gint64) picture->width * picture->height;
    gint64 enlarged =
        (gint64) pixels_for(work->width, ppi) * pixels_for(work->height, ppi);
    return pixels * a_pixel + (enlarged > pixels ? enlarged * 9 : 0) + work->asset->size;
}

/* A JPEG is only looked through: not worth a thread, nor memory until it is its turn. */
static bool
waits_for_its_turn(const PdfPictures *self, const Work *work)
{
    return work->asset->picture.format == PICTURE_JPEG && self->resolution.most <= 0 &&
           self->resolution.least <= 0;
}

static void
run(gpointer data, gpointer user_data)
{
    Work *work = data;
    PdfPictures *self = user_data;
    gint64 bytes = bytes_of(self, work);
    g_mutex_lock(&self->lock);
    while (self->bytes_in_work > 0 && self->bytes_in_work + bytes > IN_WORK_BYTES)
        g_cond_wait(&self->changed, &self->lock);
    self->bytes_in_work += bytes;
    g_mutex_unlock(&self->lock);
    Flate *flate = g_async_queue_try_pop(self->flates);
    if (flate == NULL)
        flate = flate_new();
    prepare(self, work, flate);
    g_async_queue_push(self->flates, flate);
    g_mutex_lock(&self->lock);
    self->bytes_in_work -= bytes;
    work->is_ready = true;
    g_cond_broadcast(&self->changed);
    g_mutex_unlock(&self->lock);
}

/* ---- what is to be done -------------------------------------------------------------- */

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
    Work *work;
    if (place == 0) {
        work = g_new0(Work, 1);
        work->asset = asset;
        g_ptr_array_add(self->works, work);
        g_hash_table_insert(self->places, (gpointer) asset,
                            GUINT_TO_POINTER(self->works->len));
    } else {
        work = g_ptr_array_index(self->works, place - 1);
    }
    work->width = MAX(work->width, MEASURE_TO_PT(item->width) * scale);
    work->height = MAX(work->height, MEASURE_TO_PT(item->height) * scale);
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
open_drawing(PdfPictures *self, Work *work)
{
    g_autoptr(GBytes) file = book_asset_read(self->book, work->asset, NULL);
    g_autofree char *removed = NULL;
    g_autoptr(GBytes) clean = file != NULL ? svg_sanitise(file, &removed, NULL) : NULL;
    if (clean == NULL || !stays_sharp(clean))
        return;
    g_autoptr(SvgDrawing) drawing = svg_drawing_new(clean, NULL);
    g_autoptr(Raster) trial =
        drawing != NULL ? svg_drawing_raster(drawing, TRIAL_SIDE, TRIAL_SIDE, NULL)
                        : NULL;
    if (trial != NULL)
        work->drawing = g_steal_pointer(&drawing);
}

static int
compare_size(gconstpointer a, gconstpointer b, gpointer self)
{
    const Work *one = *(Work *const *) a, *other = *(Work *const *) b;
    gint64 difference = bytes_of(self, other) - bytes_of(self, one);
    return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

PdfPictures *
pdf_pictures_start(const Pages *pages, const PdfSheet *sheet, int jobs,
                   PdfResolution resolution)
{
    PdfPictures *self = g_new0(PdfPictures, 1);
    self->book = pages->book;
    self->sheet = sheet;
    self->resolution = resolution;
    self->works = g_ptr_array_new_with_free_func(work_free);
    self->places = g_hash_table_new(NULL, NULL);
    self->flates = g_async_queue_new_full((GDestroyNotify) flate_free);
    g_mutex_init(&self->lock);
    g_cond_init(&self->changed);
    collect(self, pages);
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    for (guint i = 0; i < self->works->len; i++) {
        Work *work = g_ptr_array_index(self->works, i);
        if (work->asset->picture.format == PICTURE_SVG)
            open_drawing(self, work);
        if (work->drawing == NULL && !waits_for_its_turn(self, work))
            g_ptr_array_add(order, work);
    }
    g_ptr_array_sort_with_data(order, compare_size, self);
    int threads = CLAMP(jobs > 0 ? jobs : (int) g_get_num_processors(), 1, IN_WORK_MAX);
    self->pool = g_thread_pool_new(run, self, threads, FALSE, NULL);
    for (guint i = 0; i < order->len; i++) {
        Work *work = g_ptr_array_index(order, i);
        work->is_started = true;
        g_thread_pool_push(self->pool, work, NULL);
    }
    return self;
}

void
pdf_pictures_free(PdfPictures *self)
{
    if (self == NULL)
        return;
    g_thread_pool_free(self->pool, TRUE, TRUE);
    g_ptr_array_unref(self->works);
    g_hash_table_unref(self->places);
    g_async_queue_unref(self->flates);
    g_mutex_clear(&self->lock);
    g_cond_clear(&self->changed);
    g_free(self);
}

/* ---- what comes out ------------------------------------------------------------------ */

guint
pdf_pictures_length(const PdfPictures *self)
{
    return self->works->len;
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
    const Work *work = g_ptr_array_index(self->works, index);
    return work->drawing;
}

static void
tell(const Work *work, Diag *diag)
{
    const DocNode *use = work->asset->first_use;
    DiagPlace place = use != NULL ? use->place : DIAG_NOWHERE;
    if (work->trouble != NULL)
        diag_add(diag, DIAG_WARNING, place, "broken-picture",
                 "%s cannot be decoded: %s; a grey square stands for it",
                 work->asset->path, work->trouble);
    else if (work->is_damaged)
        diag_add(diag, DIAG_WARNING, place, "damaged-picture",
                 "%s is damaged; what could be decoded is shown", work->asset->path);
}

PdfPicture *
pdf_pictures_take(PdfPictures *self, guint index, Diag *diag)
{
    Work *work = g_ptr_array_index(self->works, index);
    if (!work->is_started)
        run(work, self);
    g_mutex_lock(&self->lock);
    while (!work->is_ready)
        g_cond_wait(&self->changed, &self->lock);
    g_mutex_unlock(&self->lock);
    tell(work, diag);
    return g_steal_pointer(&work->picture);
}
