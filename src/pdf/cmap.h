/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the codes of a font stand for: its ToUnicode CMap (ISO 32000-1 §9.10.3). */
#pragma once

#include <glib.h>

/* The longest text of one code, bytes of UTF-8: never more than 512 of UTF-16, which is
 * what readers must take. */
#define PDF_CMAP_TEXT_MAX 240

typedef struct PdfCmap PdfCmap;

PdfCmap *pdf_cmap_new(void);
void pdf_cmap_free(PdfCmap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfCmap, pdf_cmap_free)

/* Codes come in order, each once. */
void pdf_cmap_add(PdfCmap *self, guint16 code, gunichar c);
void pdf_cmap_add_text(PdfCmap *self, guint16 code, const char *text);

/* The whole CMap (the caller's). */
GString *pdf_cmap_spell(PdfCmap *self);
