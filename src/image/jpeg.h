/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JPEG: the only door to libjpeg for reading. Its errors jump; none leaves this file. */
#pragma once

#include "image/picture.h"
#include "image/raster.h"

/* Reads the markers up to the first scan (ITU-T T.81 Annex B) into `picture`. */
bool jpeg_probe(const guint8 *data, gsize length, Picture *picture, GError **error);

/* How a JPEG file is framed; what decides whether it may be copied as it is. */
typedef struct {
    bool is_whole;  /* segments are sound and the end marker is there */
    bool is_common; /* 8-bit baseline or progressive Huffman: every PDF viewer has it */
    int scans;
    gsize end; /* up to here it is sound: after the end marker, or where it breaks off */
} JpegFrame;

/* Walks all segments and scans without decoding. */
JpegFrame jpeg_frame(const guint8 *data, gsize length);

/* The colour profile that the file carries (ICC.1 Annex B.4), its parts joined; NULL when
 * there is none or a part is missing. The caller's. */
GBytes *jpeg_profile(const guint8 *data, gsize length);

/* How many scans a picture of this size may have (limits.h). */
int jpeg_scan_limit(gint64 width, gint64 height);

/* True when a decoder can begin: the tables are sound and, unless the file is progressive,
 * the first rows are there. Costs next to nothing. */
bool jpeg_opens(const guint8 *data, gsize length);

/* Decodes to grey or RGB, not turned. The result may be smaller than the file says, but
 * not below `least_pixels` (0: full size): a hint that saves time before scaling down.
 * Damaged data gives what there is and sets `*is_damaged`. NULL with `error`. */
Raster *jpeg_decode(const guint8 *data, gsize length, gint64 least_pixels,
                    bool *is_damaged, GError **error);

/* The same of a JPEG in four inks, left as they are stored: the raster's four channels are
 * those samples, with the Adobe marker 255 less the ink. NULL with `error`. */
Raster *jpeg_decode_inks(const guint8 *data, gsize length, bool *is_damaged,
                         GError **error);
