/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout/qr.h"

#include <qrencode.h>

guint8 *
qr_encode(const char *text, int *side)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (code == NULL)
        return NULL;
    gsize n = (gsize) code->width * (gsize) code->width;
    guint8 *modules = g_malloc(n);
    for (gsize i = 0; i < n; i++)
        modules[i] = code->data[i] & 1;
    *side = code->width;
    QRcode_free(code);
    return modules;
}
