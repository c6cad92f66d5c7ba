/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/picture_queue.h"

#include "base/limits.h"
#include "base/spill.h"

#define IN_WORK_MAX 8
#define IN_WORK_BYTES (64LL * LIMIT_MIB) /* one larger picture is worked on alone */
#define WAITING_BYTES (16LL * LIMIT_MIB)

struct PdfPictureJob {
    const BookAsset *asset;
    PdfPictureWish wish;
    bool is_queued, is_dropped, is_ready;
    PdfPicture *picture;
    gsize waiting; /* bytes of it that count as waiting in memory */
    bool is_aside; /* its data and its mask's are not in the picture, but here: */
    SpillPart data, mask;
    bool is_damaged;
    char *trouble;
};

struct PdfPictureQueue {
    const Book *book;
    GThreadPool *pool;
    GAsyncQueue *flates; /* Flate *: not in use */
    Spill *spill;
    GMutex lock;
    GCond changed; /* a picture is ready, or memory is free again */
    gint64 bytes_in_work, bytes_waiting;
};

/* ---- one picture --------------------------------------------------------------------- */

PdfPictureJob *
pdf_picture_job_new(const BookAsset *asset, PdfPictureWish wish)
{
    PdfPictureJob *self = g_new0(PdfPictureJob, 1);
    self->asset = asset;
    self->wish = wish;
    return self;
}

void
pdf_picture_job_free(PdfPictureJob *self)
{
    if (self == NULL)
        return;
    pdf_picture_free(self->picture);
    spill_part_clear(&self->data);
    spill_part_clear(&self->mask);
    g_free(self->trouble);
    g_free(self);
}

/* The file, its rows as they lie in a PNG, and, where it must be decoded, its pixels. */
gint64
pdf_picture_job_bytes(const PdfPictureJob *self)
{
    const Picture *picture = &self->asset->picture;
    gint64 a_pixel = picture->format == PICTURE_PNG && !picture->is_interlaced ? 5 : 9;
    gint64 pixels = (gint64) picture->width * picture->height;
    gint64 enlarged = (gint64) self->wish.least_width * self->wish.least_height;
    return pixels * a_pixel + (enlarged > pixels ? enlarged * 9 : 0) + self->asset->size;
}

static gsize
bytes_of(const PdfPicture *picture)
{
    return g_bytes_get_size(picture->data) +
           (picture->mask != NULL ? g_bytes_get_size(picture->mask->data) : 0);
}

static void
make(PdfPictureQueue *self, PdfPictureJob *job)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) file = book_asset_read(self->book, job->asset, &error);
    Flate *flate = g_async_queue_try_pop(self->flates);
    if (flate == NULL)
        flate = flate_new(FLATE_USUAL);
    if (file != NULL)
        job->picture = pdf_picture_prepare(file, &job->asset->picture, job->wish, flate,
                                           &job->is_damaged, &error);
    if (job->picture == NULL) {
        job->picture = pdf_picture_new_blank(flate);
        job->trouble = g_strdup(error->message);
    }
    g_async_queue_push(self->flates, flate);
}

/* ---- waiting ------------------------------------------------------------------------- */

static void
put_aside(PdfPictureQueue *self, PdfPictureJob *job)
{
    PdfPicture *mask = job->picture->mask;
    job->data = spill_put(self->spill, job->picture->data);
    g_clear_pointer(&job->picture->data, g_bytes_unref);
    if (mask != NULL) {
        job->mask = spill_put(self->spill, mask->data);
        g_clear_pointer(&mask->data, g_bytes_unref);
    }
    job->is_aside = true;
}

static void
fetch(PdfPictureQueue *self, PdfPictureJob *job)
{
    PdfPicture *picture = job->picture;
    picture->data = spill_bytes(self->spill, &job->data);
    if (picture->mask != NULL)
        picture->mask->data = spill_bytes(self->spill, &job->mask);
    if (picture->data != NULL && (picture->mask == NULL || picture->mask->data != NULL))
        return;
    g_autoptr(Flate) flate = flate_new(FLATE_USUAL);
    pdf_picture_free(picture);
    job->picture = pdf_picture_new_blank(flate);
    job->trouble = g_strdup("what was set aside of it cannot be read again");
}

/* ---- in a thread --------------------------------------------------------------------- */

/* False when the picture was dropped. */
static bool
wait_for_memory(PdfPictureQueue *self, const PdfPictureJob *job, gint64 bytes)
{
    g_mutex_lock(&self->lock);
    while (!job->is_dropped && self->bytes_in_work > 0 &&
           self->bytes_in_work + bytes > IN_WORK_BYTES)
        g_cond_wait(&self->changed, &self->lock);
    bool is_wanted = !job->is_dropped;
    if (is_wanted)
        self->bytes_in_work += bytes;
    g_mutex_unlock(&self->lock);
    return is_wanted;
}

static void
run(gpointer data, gpointer user_data)
{
    PdfPictureJob *job = data;
    PdfPictureQueue *self = user_data;
    gint64 bytes = pdf_picture_job_bytes(job);
    if (!wait_for_memory(self, job, bytes))
        return;
    make(self, job);
    gsize waiting = bytes_of(job->picture);
    g_mutex_lock(&self->lock);
    bool is_full = self->bytes_waiting + (gint64) waiting > WAITING_BYTES;
    if (!is_full) {
        job->waiting = waiting;
        self->bytes_waiting += (gint64) waiting;
    }
    g_mutex_unlock(&self->lock);
    if (is_full)
        put_aside(self, job);
    g_mutex_lock(&self->lock);
    self->bytes_in_work -= bytes;
    job->is_ready = true;
    g_cond_broadcast(&self->changed);
    g_mutex_unlock(&self->lock);
}

/* ---- the queue ----------------------------------------------------------------------- */

PdfPictureQueue *
pdf_picture_queue_new(const Book *book, int threads, const char *folder)
{
    PdfPictureQueue *self = g_new0(PdfPictureQueue, 1);
    self->book = book;
    self->flates = g_async_queue_new_full((GDestroyNotify) flate_free);
    self->spill = spill_new(folder);
    g_mutex_init(&self->lock);
    g_cond_init(&self->changed);
    threads = CLAMP(threads > 0 ? threads : (int) g_get_num_processors(), 1, IN_WORK_MAX);
    self->pool = g_thread_pool_new(run, self, threads, FALSE, NULL);
    return self;
}

void
pdf_picture_queue_free(PdfPictureQueue *self)
{
    if (self == NULL)
        return;
    g_thread_pool_free(self->pool, TRUE, TRUE);
    g_async_queue_unref(self->flates);
    spill_free(self->spill);
    g_mutex_clear(&self->lock);
    g_cond_clear(&self->changed);
    g_free(self);
}

void
pdf_picture_queue_add(PdfPictureQueue *self, PdfPictureJob *job)
{
    job->is_queued = true;
    g_thread_pool_push(self->pool, job, NULL);
}

void
pdf_picture_queue_drop(PdfPictureQueue *self, PdfPictureJob *job)
{
    g_mutex_lock(&self->lock);
    job->is_dropped = true;
    g_cond_broadcast(&self->changed);
    g_mutex_unlock(&self->lock);
}

PdfPicture *
pdf_picture_queue_take(PdfPictureQueue *self, PdfPictureJob *job, bool *is_damaged,
                       char **trouble)
{
    g_mutex_lock(&self->lock);
    while (job->is_queued && !job->is_ready)
        g_cond_wait(&self->changed, &self->lock);
    self->bytes_waiting -= (gint64) job->waiting;
    g_mutex_unlock(&self->lock);
    if (!job->is_queued)
        make(self, job);
    else if (job->is_aside)
        fetch(self, job);
    *is_damaged = job->is_damaged;
    *trouble = g_steal_pointer(&job->trouble);
    return g_steal_pointer(&job->picture);
}
