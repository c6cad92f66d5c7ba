/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cover of a printed book: back, spine and front on one sheet with bleed. */
#pragma once

#include "font/set.h"
#include "layout/page.h"

/* Writes the cover that fits the print pages `print` (its trim, and the spine that their
 * number gives) to the file `path`. */
bool pdf_cover_write(const Pages *print, const FontSet *fonts, const char *path,
                     Diag *diag, GError **error);

/* How thick the block of `pages` pages is, in Pango units: as the manifest gives it, else
 * from the thickness of a sheet, else from the weight of the paper (80 g/m² when none is
 * given): millimetres = pages x g/m² x 0.0006. */
int pdf_cover_spine(const BookManifest *manifest, guint pages);
