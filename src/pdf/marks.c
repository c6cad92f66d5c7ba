/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/marks.h"

#define HAIRLINE "0.25"   /* points */
#define GAP 2.0           /* between bleed and mark */
#define CROP_LENGTH 17.0  /* about six millimetres */
#define TARGET_RADIUS 5.0 /* of the circle of a registration mark */
#define TARGET_REACH 8.0  /* of its cross */
#define ROUND 0.5523      /* handle of a Bézier curve that is a quarter of a circle */

PdfId
pdf_marks_space(PdfFile *file)
{
    return pdf_file_add(file,
                        "[/Separation /All /DeviceGray << /FunctionType 2 /Domain [0 1] "
                        "/C0 [1] /C1 [0] /N 1 >>]");
}

static void
append_numbers(GString *content, const double *numbers, int count, const char *operator)
{
    for (int i = 0; i < count; i++) {
        pdf_append_point(content, numbers[i]);
        g_string_append_c(content, ' ');
    }
    g_string_append_printf(content, "%s\n", operator);
}

static void
append_line(GString *content, double x, double y, double dx, double dy)
{
    append_numbers(content, (double[]){x, y}, 2, "m");
    append_numbers(content, (double[]){x + dx, y + dy}, 2, "l");
}

/* Two lines at one corner of the trim; `right` and `up` point away from the page. */
static void
append_corner(GString *content, double x, double y, double right, double up, double start)
{
    append_line(content, x + right * start, y, right * CROP_LENGTH, 0);
    append_line(content, x, y + up * start, 0, up * CROP_LENGTH);
}

static void
append_target(GString *content, double x, double y)
{
    const double r = TARGET_RADIUS, h = TARGET_RADIUS * ROUND;
    append_numbers(content, (double[]){x + r, y}, 2, "m");
    append_numbers(content, (double[]){x + r, y + h, x + h, y + r, x, y + r}, 6, "c");
    append_numbers(content, (double[]){x - h, y + r, x - r, y + h, x - r, y}, 6, "c");
    append_numbers(content, (double[]){x - r, y - h, x - h, y - r, x, y - r}, 6, "c");
    append_numbers(content, (double[]){x + h, y - r, x + r, y - h, x + r, y}, 6, "c");
    append_line(content, x - TARGET_REACH, y, 2 * TARGET_REACH, 0);
    append_line(content, x, y - TARGET_REACH, 0, 2 * TARGET_REACH);
}

void
pdf_marks_append(const PdfSheet *sheet, GString *content)
{
    PdfRect trim = pdf_sheet_trim(sheet);
    double start = sheet->bleed + GAP;
    if (!sheet->has_crop_marks && !sheet->has_cross_marks)
        return;
    g_string_append(content, "/Artifact <</Type /Page>> BDC q " PDF_MARKS_SPACE
                             " CS 1 SCN " HAIRLINE " w\n");
    if (sheet->has_crop_marks) {
        append_corner(content, trim.left, trim.bottom, -1, -1, start);
        append_corner(content, trim.right, trim.bottom, 1, -1, start);
        append_corner(content, trim.left, trim.top, -1, 1, start);
        append_corner(content, trim.right, trim.top, 1, 1, start);
    }
    if (sheet->has_cross_marks) {
        double away = (sheet->margin - sheet->bleed) / 2;
        append_target(content, sheet->width / 2, away);
        append_target(content, sheet->width / 2, sheet->height - away);
        append_target(content, away, sheet->height / 2);
        append_target(content, sheet->width - away, sheet->height / 2);
    }
    g_string_append(content, "S Q EMC\n");
}
