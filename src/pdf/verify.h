/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finished file read back before anyone else does. */
#pragma once

#include "pdf/boxes.h"

/* False with `error` when the file at `path` cannot be read without repair, has another
 * number of pages, another box, or lacks an object that a page draws with. */
bool pdf_verify(const char *path, guint pages, const PdfSheet *sheet, GError **error);
