/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The output intent: which colours the numbers in the file mean (ISO 32000-1 §14.11.5). */
#pragma once

#include "pdf/object.h"
#include "pdf/pdf.h"

/* Writes sRGB for the screen; for print the profile that the options give, else a general
 * one of offset printing. Where a press prints, `*default_rgb` receives the colour space
 * (given) that RGB colours mean; else 0. False with `error` when the profile is none of an
 * output device. */
bool pdf_intent_write(PdfFile *file, const PdfOptions *options, PdfObject *default_rgb,
                      GError **error);
