/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content streams as cairo writes them, made into what a tagged PDF wants.
 *
 * Body text may hold anything, "0 0 0 rg" and "/Private BDC" too, so the stream is read
 * token by token and strings are copied unread (PDF.md).
 */
#pragma once

#include "pdf/drift.h"

/* Writes to `out` the operands and operator that begin the marked content which cairo
 * numbered `mcid`: "/P <</MCID 3>> BDC". */
typedef void (*PdfContentTag)(GString *out, guint mcid, gpointer data);

/* Appends the `length` bytes of `content` to `out` with each numbered marked content begun
 * as `tag` says (NULL: as it was) and with grey colours in DeviceGray instead of DeviceRGB:
 * a printer makes four inks of "0 0 0 rg" and black alone of "0 g". Text is put where cairo
 * meant it by `drift`, which knows the fonts (NULL: left as it is). Time is linear. */
void pdf_content_rewrite(const guint8 *content, gsize length, PdfContentTag tag,
                         gpointer data, PdfDrift *drift, GString *out);
