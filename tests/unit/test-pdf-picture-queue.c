/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "hand_png.h"
#include "pdf/picture_queue.h"

enum { ASSETS = 12, SIDE = 800 }; /* of noise: more than may wait in memory */

typedef struct {
    char *folder;
    GBytes *file;
    Site site;
    Book book;
    BookAsset assets[ASSETS + 1]; /* the last has no file */
    PdfPictureJob *jobs[ASSETS + 1];
} Place;

static void
place_init(Place *self)
{
    const HandPng kind = {PNG_COLOR_TYPE_RGB, 8, PNG_FILTER_NONE, false, true, false};
    *self = (Place){.folder = g_dir_make_tmp("ebook-queue-XXXXXX", NULL),
                    .file = hand_png_new(kind, SIDE, SIDE)};
    self->site.folder = folder_open(self->folder, NULL);
    self->book.site = &self->site;
    for (int i = 0; i <= ASSETS; i++) {
        BookAsset *asset = &self->assets[i];
        asset->path = g_strdup_printf("%d.png", i);
        asset->size = (gint64) g_bytes_get_size(self->file);
        g_assert_true(picture_probe(self->file, &asset->picture, NULL));
        g_autofree char *path = g_build_filename(self->folder, asset->path, NULL);
        g_assert_true(i == ASSETS ||
                      g_file_set_contents(path, g_bytes_get_data(self->file, NULL),
                                          (gssize) asset->size, NULL));
        self->jobs[i] = pdf_picture_job_new(asset, (PdfPictureWish){.svg_scale = 1});
    }
}

static void
place_clear(Place *self)
{
    for (int i = 0; i <= ASSETS; i++) {
        g_autofree char *path =
            g_build_filename(self->folder, self->assets[i].path, NULL);
        g_remove(path);
        g_free(self->assets[i].path);
        pdf_picture_job_free(self->jobs[i]);
    }
    g_assert_cmpint(g_rmdir(self->folder), ==, 0); /* nothing else was left in it */
    folder_close(self->site.folder);
    g_bytes_unref(self->file);
    g_free(self->folder);
}

/* Every picture comes out as it went in, whichever is asked for first. */
static void
assert_taken(PdfPictureQueue *queue, Place *place, int index)
{
    bool is_damaged;
    g_autofree char *trouble = NULL;
    g_autoptr(PdfPicture) picture =
        pdf_picture_queue_take(queue, place->jobs[index], &is_damaged, &trouble);
    g_assert_false(is_damaged);
    g_assert_cmpstr(trouble, ==, NULL);
    g_assert_cmpint(picture->width, ==, SIDE);
    g_assert_cmpuint(g_bytes_get_size(picture->data), >, SIDE * SIDE);
    g_autoptr(Flate) flate = flate_new(FLATE_USUAL);
    g_autofree guint8 *rows = g_malloc(SIDE * (1 + SIDE * 3));
    g_assert_true(flate_unpack(flate, g_bytes_get_data(picture->data, NULL),
                               g_bytes_get_size(picture->data), rows,
                               SIDE * (1 + SIDE * 3)));
}

static void
test_taken(void)
{
    for (int kind = 0; kind < 4; kind++) {
        Place place;
        place_init(&place);
        {
            g_autoptr(PdfPictureQueue) queue = pdf_picture_queue_new(
                &place.book, kind & 1 ? 1 : 4, kind & 2 ? place.folder : NULL);
            for (int i = 0; i < ASSETS; i++)
                if (i != 5) /* never queued: made when it is asked for */
                    pdf_picture_queue_add(queue, place.jobs[i]);
            pdf_picture_queue_drop(queue, place.jobs[0]);
            for (int i = ASSETS - 1; i > 0; i--)
                assert_taken(queue, &place, i);
        }
        place_clear(&place);
    }
}

static void
test_missing(void)
{
    Place place;
    place_init(&place);
    {
        g_autoptr(PdfPictureQueue) queue = pdf_picture_queue_new(&place.book, 2, NULL);
        pdf_picture_queue_add(queue, place.jobs[ASSETS]);
        bool is_damaged;
        g_autofree char *trouble = NULL;
        g_autoptr(PdfPicture) picture =
            pdf_picture_queue_take(queue, place.jobs[ASSETS], &is_damaged, &trouble);
        g_assert_cmpint(picture->width, ==, 1);
        g_assert_nonnull(trouble);
    }
    place_clear(&place);
}

/* What nobody waits for is given up. */
static void
test_given_up(void)
{
    Place place;
    place_init(&place);
    PdfPictureQueue *queue = pdf_picture_queue_new(&place.book, 1, NULL);
    for (int i = 0; i < ASSETS; i++)
        pdf_picture_queue_add(queue, place.jobs[i]);
    pdf_picture_queue_free(queue);
    place_clear(&place);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/picture-queue/taken", test_taken);
    g_test_add_func("/pdf/picture-queue/missing", test_missing);
    g_test_add_func("/pdf/picture-queue/given-up", test_given_up);
    return g_test_run();
}
