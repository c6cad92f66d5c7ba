/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shaped text in a page's content: each glyph where it was set, and for readers what it
 * stands for (ISO 32000-1 §9.4, §14.9.4).
 *
 * A reader advances by whole thousandths of an em, which over a line adds up to a third of
 * a point; what is lost is put into the numbers between glyphs, which all readers take
 * alike. Items that go on where the one before them ended are written in one.
 */
#pragma once

#include "pdf/content.h"
#include "pdf/font.h"

typedef struct {
    PdfContent *content; /* lent, like the fonts */
    PdfFonts *fonts;
    bool is_open;    /* between BT and ET */
    bool is_showing; /* between "[" and "]TJ" */
    bool is_string;  /* between "(" and ")" */
    PdfType type;    /* in which it stands; font NULL: none yet */
    double x, y;     /* of the line's origin, points */
    double pen;      /* of the reader, from x, thousandths of a point */
    double rise;
} PdfText;

/* Where an item stands. */
typedef struct {
    double x, y;    /* of its origin, points of PDF user space */
    bool is_turned; /* a quarter to the left */
} PdfTextPlace;

/* Shows the glyphs of `item` at `place`. False, with nothing written, when their font
 * cannot go into a PDF. */
bool pdf_text_show(PdfText *self, const PageItem *item, PdfTextPlace place);

/* Shows one glyph of `type` at `place` in `colour`; it stands for `c`, or for no text of its
 * own when that is 0. */
void pdf_text_show_glyph(PdfText *self, PdfType type, guint glyph, gunichar c,
                         PdfTextPlace place, StyleColour colour);

/* Ends the text object, so that other things can be drawn or tagged. */
void pdf_text_end(PdfText *self);
