/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a page: the trim box, the bleed around it, and room for marks around that.
 *
 * The one place where Pango units from the trim's top left corner become points from the
 * bottom left of the media.
 */
#pragma once

#include "layout/page.h"
#include "pdf/syntax.h"

typedef struct {
    double width, height;           /* of the media, points */
    double trim_width, trim_height; /* points */
    double margin; /* from the media's edge to the trim, the same on four sides */
    double bleed;
    double hairline; /* the thinnest line that prints safely, points; 0: any does */
    bool has_crop_marks, has_cross_marks;
} PdfSheet;

/* The screen file ends at the trim; the print file has bleed and, as the pages ask, marks. */
PdfSheet pdf_sheet_of(const Pages *pages, bool is_print);

typedef struct {
    double left, bottom, right, top; /* points, PDF user space */
} PdfRect;

PdfRect pdf_sheet_trim(const PdfSheet *self);
PdfRect pdf_sheet_bleed(const PdfSheet *self);
PdfRect pdf_sheet_media(const PdfSheet *self);
PdfRect pdf_sheet_rect(const PdfSheet *self, const PageBox *box);
/* The place in PDF user space of what lies `x` to the right of and `y` below the top left
 * corner of the trim. */
double pdf_sheet_x(const PdfSheet *self, int x);
double pdf_sheet_y(const PdfSheet *self, int y);

/* `box` drawn out to the edge of the bleed on each side on which it reaches the trim: cutting
 * is never exact, and no white may show. */
PageBox pdf_sheet_reach(const PdfSheet *self, PageBox box);

/* "[0 0 420 595]". */
void pdf_append_rect(GString *out, PdfRect rect);
