/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/boxes.h"

#include "base/measure.h"

#define MARKS_MM 10              /* room for marks beside the bleed */
#define PRESS_HAIRLINE 0.25      /* points; what preflights ask for */
#define NEAR (MEASURE_POINT / 2) /* to the trim: meant to touch it */

PdfSheet
pdf_sheet_of(const Pages *pages, bool is_print)
{
    PdfSheet sheet = {.trim_width = MEASURE_TO_PT(pages->width),
                      .trim_height = MEASURE_TO_PT(pages->height)};
    if (is_print) {
        sheet.bleed = MEASURE_TO_PT(pages->bleed);
        sheet.hairline = PRESS_HAIRLINE;
        sheet.has_crop_marks = pages->has_crop_marks;
        sheet.has_cross_marks = pages->has_cross_marks;
    }
    sheet.margin = sheet.bleed;
    if (sheet.has_crop_marks || sheet.has_cross_marks)
        sheet.margin += MEASURE_TO_PT(MEASURE_MM(MARKS_MM));
    sheet.width = sheet.trim_width + 2 * sheet.margin;
    sheet.height = sheet.trim_height + 2 * sheet.margin;
    return sheet;
}

static PdfRect
around_trim(const PdfSheet *self, double distance)
{
    double inset = self->margin - distance;
    return (PdfRect){inset, inset, self->width - inset, self->height - inset};
}

PdfRect
pdf_sheet_trim(const PdfSheet *self)
{
    return around_trim(self, 0);
}

PdfRect
pdf_sheet_bleed(const PdfSheet *self)
{
    return around_trim(self, self->bleed);
}

PdfRect
pdf_sheet_media(const PdfSheet *self)
{
    return around_trim(self, self->margin);
}

double
pdf_sheet_x(const PdfSheet *self, int x)
{
    return self->margin + MEASURE_TO_PT(x);
}

double
pdf_sheet_y(const PdfSheet *self, int y)
{
    return self->height - self->margin - MEASURE_TO_PT(y);
}

PdfRect
pdf_sheet_rect(const PdfSheet *self, const PageBox *box)
{
    return (PdfRect){pdf_sheet_x(self, box->x), pdf_sheet_y(self, box->y + box->height),
                     pdf_sheet_x(self, box->x + box->width), pdf_sheet_y(self, box->y)};
}

PageBox
pdf_sheet_reach(const PdfSheet *self, PageBox box)
{
    int bleed = MEASURE_PT(self->bleed);
    int right = MEASURE_PT(self->trim_width), foot = MEASURE_PT(self->trim_height);
    int ends_x = box.x + box.width, ends_y = box.y + box.height;
    if (box.x <= NEAR)
        box.x = MIN(box.x, -bleed);
    if (box.y <= NEAR)
        box.y = MIN(box.y, -bleed);
    if (ends_x >= right - NEAR)
        ends_x = MAX(ends_x, right + bleed);
    if (ends_y >= foot - NEAR)
        ends_y = MAX(ends_y, foot + bleed);
    box.width = ends_x - box.x;
    box.height = ends_y - box.y;
    return box;
}

void
pdf_append_rect(GString *out, PdfRect rect)
{
    const double sides[] = {rect.left, rect.bottom, rect.right, rect.top};
    for (int i = 0; i < 4; i++) {
        g_string_append_c(out, i == 0 ? '[' : ' ');
        pdf_append_point(out, sides[i]);
    }
    g_string_append_c(out, ']');
}
