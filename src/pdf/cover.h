/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cover of a printed book: back, spine and front on one sheet with bleed. */
#pragma once

#include "font/set.h"
#include "layout/page.h"

/* Writes the cover that fits the print pages `print` (its trim, and the spine that their
 * number gives) to the file `path`. */
bool pdf_cover_write(const Pages *print, const FontSet *fonts, const char *path,
                     Diag *diag, GError **error);
