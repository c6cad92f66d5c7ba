/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads that make image objects of picture files while others lay out and paint.
 *
 * At most eight pictures are in work, and no more of them than a bound of memory allows; of
 * what is ready and waits, little stays in memory and the rest lies in a nameless file. What
 * comes out depends neither on the number of threads nor on who is first.
 */
#pragma once

#include "layout/page.h"
#include "pdf/picture.h"

typedef struct PdfPictureQueue PdfPictureQueue;
typedef struct PdfPictureJob PdfPictureJob;

/* For pictures of `book`, with `threads` (0: one a core). `folder`: where what waits may lie;
 * NULL: in memory. */
PdfPictureQueue *pdf_picture_queue_new(const Book *book, int threads, const char *folder);
/* Waits for what is in work; the rest is never begun. */
void pdf_picture_queue_free(PdfPictureQueue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfPictureQueue, pdf_picture_queue_free)

/* What is to be made of `asset`, not begun yet. */
PdfPictureJob *pdf_picture_job_new(const BookAsset *asset, PdfPictureWish wish);
void pdf_picture_job_free(PdfPictureJob *self);

/* About how many bytes it takes to make it. */
gint64 pdf_picture_job_bytes(const PdfPictureJob *self);

/* Puts it last in the queue; it must live until it is taken or the queue is free. */
void pdf_picture_queue_add(PdfPictureQueue *self, PdfPictureJob *job);
/* Nobody will take it: it is not begun if it was not already. */
void pdf_picture_queue_drop(PdfPictureQueue *self, PdfPictureJob *job);

/* Waits until it is made, or makes it when it is in no queue, and hands the picture over,
 * once. `*is_damaged`: the file is, and this is what there was. What cannot be shown at all
 * is a grey square, and `*trouble` says why (the caller's), else NULL. */
PdfPicture *pdf_picture_queue_take(PdfPictureQueue *self, PdfPictureJob *job,
                                   bool *is_damaged, char **trouble);
