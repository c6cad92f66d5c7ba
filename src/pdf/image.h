/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures as image XObjects (ISO 32000-1 §8.9.5), each written as soon as it is ready. */
#pragma once

#include "pdf/file.h"
#include "pdf/intent.h"
#include "pdf/picture.h"

typedef struct PdfImages PdfImages;

/* For `file`, whose colours mean what `intent` says (both lent). */
PdfImages *pdf_images_new(PdfFile *file, const PdfIntent *intent);
void pdf_images_free(PdfImages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfImages, pdf_images_free)

/* Writes `picture` with its mask as the object `id`; a profile once for all that share it. */
void pdf_images_write(PdfImages *self, PdfId id, const PdfPicture *picture);
