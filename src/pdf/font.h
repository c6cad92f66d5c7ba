/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts of the file: which glyphs of which face were drawn, for which text, and how wide a
 * reader takes them to be (ISO 32000-1 §9.7).
 *
 * While pages are painted glyphs are only noted; at the end each face goes in once, cut
 * down to them. A code in a page's content is two bytes and, but for TrueType glyphs that
 * stand for several texts, the glyph's CID.
 */
#pragma once

#include <hb.h>
#include <pango/pango.h>

#include "pdf/file.h"

typedef struct PdfFonts PdfFonts;
typedef struct PdfFont PdfFont;

/* A face at a size. */
typedef struct {
    PdfFont *font; /* NULL: it cannot go into a PDF */
    double size;   /* points */
} PdfType;

/* A code of a font. */
typedef struct {
    guint16 code;
    guint16 width; /* by which readers advance: whole thousandths of an em, for some of
                      them round what is finer, some cut it off */
    bool has_text; /* readers learn from the code alone what it stands for */
} PdfGlyph;

PdfFonts *pdf_fonts_new(PdfFile *file);
void pdf_fonts_free(PdfFonts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFonts, pdf_fonts_free)

/* The font behind `font`, the same for all threads' fonts of one face. Lent. */
const PdfType *pdf_fonts_find(PdfFonts *self, PangoFont *font);
/* The same of one that is not Pango's, for any size. */
PdfFont *pdf_fonts_find_face(PdfFonts *self, hb_font_t *font);

/* Notes that `glyph` is drawn for the `length` bytes of `text`; 0: for no text of its own. */
PdfGlyph pdf_font_use(PdfFont *self, guint glyph, const char *text, gsize length);
/* The same for one character. */
PdfGlyph pdf_font_use_character(PdfFont *self, guint glyph, gunichar c);
/* The glyph of `c`; 0: none. */
guint pdf_font_glyph(const PdfFont *self, gunichar c);

/* "/F3" in the resources of pages; the object that it stands for. */
guint pdf_font_number(const PdfFont *self);
PdfId pdf_font_id(const PdfFont *self);

/* Writes all fonts. False with `error` (FONT_ERROR). */
bool pdf_fonts_write(PdfFonts *self, GError **error);
