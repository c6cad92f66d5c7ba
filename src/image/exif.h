/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two facts of an EXIF block that a page needs: which way is up, and how large. */
#pragma once

#include "image/picture.h"

/* Reads `tiff` (the TIFF header and what follows, without "Exif\0\0"), setting
 * `orientation` and, where it is 0, `ppi` (Exif 2.32 §4.6.4, tags 0x112, 0x11A, 0x128).
 * A broken block is no error: it says nothing. */
void exif_read(const guint8 *tiff, gsize length, Picture *picture);
