/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of an ISBN as shops scan it: EAN-13 with the five-digit addition that Korean books
 * carry (부가기호) beside it (GS1 General Specifications §5.2). */
#pragma once

#include <glib.h>
#include <stdbool.h>

#define BARCODE_EAN13_MODULES 95
#define BARCODE_EAN5_MODULES 47

/* Fills `modules` with 1 for black and 0 for white. False when `text`, hyphens and spaces
 * aside, is not as many digits or its check digit is wrong. */
bool barcode_ean13(const char *text, guint8 modules[BARCODE_EAN13_MODULES]);
bool barcode_ean5(const char *text, guint8 modules[BARCODE_EAN5_MODULES]);

/* True for the bars that reach down between the digits of an EAN-13. */
bool barcode_is_guard(int module);
