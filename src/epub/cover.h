/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cover picture of an EPUB (EPUB.md T8). */
#pragma once

#include "book/book.h"

/* The JPEG of the cover: the picture file that the book names, fitted into 1600 x 2560 on its
 * own edge colour; else `drawn`. NULL with `error`. */
GBytes *epub_cover_picture(const Book *book, GBytes *drawn, Diag *diag, GError **error);
