/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cover picture of an EPUB. */
#pragma once

#include "book/book.h"

/* The JPEG of the picture file that the book names as its cover, fitted into 1600 x 2560 on
 * its own edge colour. NULL when it names none or, told, when that cannot be shown: then one
 * must be drawn. The caller's. */
GBytes *epub_cover_read(const Book *book, Diag *diag);
