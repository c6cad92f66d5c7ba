/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of \color and \textcolor: names of xcolor, dvips and CSS, #rrggbb, [rgb]{1,0,0}. */
#pragma once

#include <stdbool.h>

/* Puts 0xRRGGBB into `*value`. `model` is what stood in brackets; NULL: none. */
bool math_colour_read(const char *name, const char *model, int *value);
