/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/marks.h"

#define HAIRLINE 0.25     /* points */
#define GAP 2.0           /* between bleed and mark */
#define CROP_LENGTH 17.0  /* about six millimetres */
#define TARGET_RADIUS 5.0 /* of the circle of a registration mark */
#define TARGET_REACH 8.0  /* of its cross */

bool
pdf_sheet_has_marks(const PdfSheet *self)
{
    return self->has_crop_marks || self->has_cross_marks;
}

/* Two lines at one corner of the trim; `right` and `down` point away from the page. */
static void
crop_corner(cairo_t *cr, double x, double y, double right, double down, double start)
{
    cairo_move_to(cr, x + right * start, y);
    cairo_rel_line_to(cr, right * CROP_LENGTH, 0);
    cairo_move_to(cr, x, y + down * start);
    cairo_rel_line_to(cr, 0, down * CROP_LENGTH);
}

static void
target(cairo_t *cr, double x, double y)
{
    cairo_new_sub_path(cr);
    cairo_arc(cr, x, y, TARGET_RADIUS, 0, 2 * G_PI);
    cairo_move_to(cr, x - TARGET_REACH, y);
    cairo_rel_line_to(cr, 2 * TARGET_REACH, 0);
    cairo_move_to(cr, x, y - TARGET_REACH);
    cairo_rel_line_to(cr, 0, 2 * TARGET_REACH);
}

void
pdf_marks_paint(cairo_t *cr, const PdfSheet *sheet)
{
    double left = sheet->margin, right = sheet->width - sheet->margin;
    double top = sheet->margin, bottom = sheet->height - sheet->margin;
    double start = sheet->bleed + GAP;
    if (sheet->has_crop_marks) {
        crop_corner(cr, left, top, -1, -1, start);
        crop_corner(cr, right, top, 1, -1, start);
        crop_corner(cr, left, bottom, -1, 1, start);
        crop_corner(cr, right, bottom, 1, 1, start);
    }
    if (sheet->has_cross_marks) {
        double away = (sheet->margin - sheet->bleed) / 2;
        target(cr, sheet->width / 2, away);
        target(cr, sheet->width / 2, sheet->height - away);
        target(cr, away, sheet->height / 2);
        target(cr, sheet->width - away, sheet->height / 2);
    }
    cairo_save(cr);
    cairo_set_source_rgb(cr, 0, 0, 0);
    cairo_set_line_width(cr, HAIRLINE);
    cairo_stroke(cr);
    cairo_restore(cr);
}
