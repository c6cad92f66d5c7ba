/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes. The only door to libqrencode. */
#pragma once

#include <glib.h>

/* The modules of the QR code for `text`, `*side` by `*side` of 0 and 1, without the quiet
 * zone; NULL when it is too long for one. The caller frees them. */
guint8 *qr_encode(const char *text, int *side);
