/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures are signed int Pango units, 1/1024 of a PostScript point, from `style` to
 * `pdf`; doubles appear only where a file format wants points. */
#pragma once

#define MEASURE_POINT 1024
#define MEASURE_MM(mm)                                                                   \
    ((int) ((mm) *72.0 / 25.4 * MEASURE_POINT + ((mm) < 0 ? -0.5 : 0.5)))
#define MEASURE_PT(pt) ((int) ((pt) *MEASURE_POINT + ((pt) < 0 ? -0.5 : 0.5)))
#define MEASURE_TO_PT(units) ((double) (units) / MEASURE_POINT)
#define MEASURE_TO_MM(units) ((double) (units) / MEASURE_POINT * 25.4 / 72.0)
